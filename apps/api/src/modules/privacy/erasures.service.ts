import { writeAudit } from '../../audit.ts'
import type { Tx } from '../../store/store.ts'
import { indexNow } from '../search/search-index.service.ts'
import { erasePerson, findPerson, listSessionIds } from './erasure.repo.ts'
import { erasedName } from './redaction.rules.ts'

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** The whole of an erasure inside its transaction, the search included. Returns the sessions that ended. */
export async function eraseNow(tx: Tx, row: Person, now: number): Promise<{ ended: string[] }> {
  const ended = await listSessionIds(tx, row.id)
  const touched = await erasePerson(tx, row, now)
  await indexNow(tx, 'person', [row.id])
  for (const kind of ['plan', 'reply', 'strategy', 'hub', 'reference', 'minutes'] as const)
    for (const id of touched[kind]) await indexNow(tx, kind, [id])
  return { ended }
}

/** After a restore: whoever was erased since that backup is erased again. Returns how many. */
export async function eraseAgain(tx: Tx, personIds: readonly string[], now: number): Promise<number> {
  let again = 0
  for (const id of personIds) {
    const row = await findPerson(tx, id)
    if (!row || row.name === erasedName) continue
    await eraseNow(tx, row, now)
    await writeAudit(tx, { schoolId: row.schoolId, actorId: null, action: 'erased-again', subjectId: id, at: now })
    again++
  }
  return again
}
