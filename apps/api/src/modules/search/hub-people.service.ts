import type { Tx } from '../../store/store.ts'
import { RANK_IN_TEXT, readRank } from './index/search-index.service.ts'
import type { Counted } from './search-reading.service.ts'
import * as repo from './search.repo.ts'

/** The hubs that a word may name, and those of a hub that are looked at: more are in none. */
const MOST_HUBS = 5
const MOST_PEOPLE = 200

/**
 * Those who are in a hub that the search names: their own records need not say it, so a choice of hub changes none of
 * them. "Feedback" finds all of a hub, "feedback music" those of it who have the other words themselves.
 * @returns for each of them the words that the hub has for them, and their own
 */
export async function peopleOfHubs(
  tx: Tx,
  asked: readonly Counted[],
  school: readonly repo.Scope[],
): Promise<repo.Match[]> {
  const place = { kind: 'hub' as const, scopes: school }
  const stemsOf = ({ stems }: Counted) => [...stems.keys()]
  const known = asked.filter(({ count }) => count > 0)
  if (known.length === 0 || school.length === 0) return []
  const named = (
    await repo.listBest(tx, [place], { stems: known.flatMap(stemsOf), others: [], looked: MOST_HUBS, kept: MOST_HUBS })
  ).filter(({ rank }) => readRank(rank).inTitle)
  if (named.length === 0) return []
  const names = await repo.listNames(tx, [...new Set(named.map(({ doc }) => doc))].slice(0, MOST_HUBS))
  const found: repo.Match[] = []
  for (const [hubDoc, name] of names) {
    const ofHub = named.filter(({ doc }) => doc === hubDoc)
    const rest = asked.filter(({ stems }) => !ofHub.some(({ stem }) => stems.has(stem)))
    const people = await repo.listPeopleOf(tx, name.slice('hub:'.length), MOST_PEOPLE)
    const own = rest.length > 0 && people.length > 0 ? await repo.listMatches(tx, people, rest.flatMap(stemsOf)) : []
    for (const doc of people) {
      const theirs = own.filter(match => match.doc === doc)
      if (!rest.every(({ stems }) => theirs.some(({ stem }) => stems.has(stem)))) continue
      const fromHub = ofHub.map(({ word, stem }) => ({ doc, kind: 'person' as const, word, stem, rank: RANK_IN_TEXT }))
      found.push(...fromHub, ...theirs)
    }
  }
  return found
}
