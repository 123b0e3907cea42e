import type { Csl } from '@hubs/schema/library/csl'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import { keyFor } from './citations/plain-citation.format.ts'
import { listTakenKeys } from './references.repo.ts'

const asKey = /^[A-Za-z0-9][\w:.+/-]{0,79}$/
const letters = [...'bcdefghijklmnopqrstuvwxyz']

/** A name for each of these that none of the school's references has: the one it came with, else "rowe-1986b". */
export async function freeKeys(
  tx: Tx,
  schoolId: string,
  sources: readonly { key: string; csl: Csl }[],
): Promise<string[]> {
  const wanted = sources.map(({ key, csl }) => (asKey.test(key) ? key : keyFor(csl)))
  const taken = new Set(await listTakenKeys(tx, schoolId, wanted))
  // Another letter is looked for only where it is needed.
  const crowded = wanted.filter((key, at) => taken.has(key) || wanted.indexOf(key) !== at)
  const others = [...new Set(crowded)].flatMap(key => letters.map(letter => key + letter))
  for (const key of await listTakenKeys(tx, schoolId, others)) taken.add(key)
  return wanted.map(first => {
    const free = [first, ...letters.map(letter => first + letter)].find(key => !taken.has(key))
    const key = free ?? `${first}-${newId().slice(-8)}`
    taken.add(key)
    return key
  })
}
