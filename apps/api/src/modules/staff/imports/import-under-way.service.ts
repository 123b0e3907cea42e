import { Refusal } from '../../../errors.ts'
import type { Tx } from '../../../store/store.ts'
import { findUnfinished } from './imports.repo.ts'

/** Nobody changes people by hand while a list is carried out: the list would no longer do what was seen. */
export async function refuseWhileImporting(tx: Tx, schoolId: string): Promise<void> {
  if (await findUnfinished(tx, schoolId))
    throw new Refusal('conflict', 'A list of people is being imported or undone. Try again in a minute.')
}
