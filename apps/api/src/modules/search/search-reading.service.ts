import { askedWords, deletionKeys, editsAllowed, editDistance, stemOf } from '@hubs/rules/search/search-words'
import { setImmediate as turn } from 'node:timers/promises'
import type { Tx } from '../../store/store.ts'
import type { QueryTerm } from './search-rank.rules.ts'
import * as repo from './search.repo.ts'

/** Counting further would tell nothing: so many of a word's documents are looked at. */
export const MOST_LOOKED = 200
const MOST_ENDINGS = 8
const MOST_NEAR = 5
/** Of a person's own words, and of those with a part in common. */
const MOST_COMPARED = 2000
const COMPARED_AT_ONCE = 250

export type Counted = QueryTerm & { count: number }

/** What a word that is still being typed may become. */
async function endings(tx: Tx, scopes: readonly repo.Scope[], typed: string): Promise<string[]> {
  if (typed.length < 2) return []
  const words = [...(await repo.listWordsFrom(tx, scopes, typed, 3 * MOST_ENDINGS))]
  return words.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

type Neighbour = { stem: string; word: string; distance: number }

/** Stems of known words that this may have been meant for, with how many slips: after a mere swap, of nothing but that. */
async function neighbours(tx: Tx, scopes: readonly repo.Scope[], typed: string): Promise<Neighbour[]> {
  const parts = deletionKeys(typed)
  if (parts.length === 0) return []
  const own = scopes.find(scope => scope.name.startsWith('person:'))
  const words = new Set(await repo.listNear(tx, scopes, parts, MOST_COMPARED))
  if (own) for (const word of await repo.listAllWords(tx, own, MOST_COMPARED)) words.add(word)
  const near = new Map<string, Neighbour>()
  for (const [n, word] of [...words].entries()) {
    // Others are answered in between: thousands of words take as long as ten answers.
    if (n % COMPARED_AT_ONCE === 0) await turn()
    const distance = editDistance(typed, word)
    const stem = stemOf(word)
    if (distance !== null && distance < (near.get(stem)?.distance ?? Infinity)) near.set(stem, { stem, word, distance })
  }
  const nearest = [...near.values()].toSorted((a, b) => a.distance - b.distance || (a.stem < b.stem ? -1 : 1))
  const swapped = nearest.filter(({ distance }) => distance === 1)
  return (swapped.length > 0 ? swapped : nearest).slice(0, MOST_NEAR)
}

/** The words of a search, each with all that it may be read as, and how many documents have it (`mostLooked` at most). */
export async function readSearch(tx: Tx, scopes: readonly repo.Scope[], q: string): Promise<Counted[]> {
  const words = askedWords(q)
  const asked: Counted[] = []
  for (const [at, typed] of words.entries()) {
    const stems = new Map([[stemOf(typed), 0]])
    const meant = new Map<string, string>()
    if (at === words.length - 1)
      for (const word of await endings(tx, scopes, typed)) if (stems.size <= MOST_ENDINGS) stems.set(stemOf(word), 0)
    const counted = async () => repo.countMatches(tx, scopes, [...stems.keys()], MOST_LOOKED)
    let count = await counted()
    if (count === 0 && editsAllowed(typed) > 0) {
      for (const { stem, word, distance } of await neighbours(tx, scopes, typed))
        if (!stems.has(stem)) {
          stems.set(stem, distance)
          meant.set(stem, word)
        }
      count = await counted()
    }
    asked.push({ typed, stems, meant, count })
  }
  return asked
}
