import type { SearchKind } from '@hubs/schema/search'
import { z } from 'zod'
import { createCursor } from '../../cursor.ts'
import { readRank } from './index/search-index.service.ts'
import type { Match } from './search.repo.ts'

/** A word that is looked for, and the stems it is read as: with how many slips, and for which word of that stem. */
export type QueryTerm = { typed: string; stems: Map<string, number>; meant: Map<string, string> }

/** A document with how well it answers: the lower the better, from the first figure to the last. */
export type Ranked = {
  doc: number
  kind: SearchKind
  /** Words it has not, slips, words outside its title, words in another form, age, and its number to tell equals apart. */
  key: number[]
  words: Set<string>
  matches: Match[]
}

export function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0)
  return 0
}

/** The best of a document's words for one that is looked for. */
function bestFor({ typed, stems }: QueryTerm, matches: readonly Match[]) {
  const fits = matches
    .filter(({ stem }) => stems.has(stem))
    .map(({ word, stem, rank }) => [stems.get(stem) ?? 0, readRank(rank).inTitle ? 0 : 1, word === typed ? 0 : 1])
  return fits.toSorted(compareKeys)[0]
}

function rankOne(asked: readonly QueryTerm[], matches: Match[], doc: number, kind: SearchKind): Ranked {
  const best = asked.map(word => bestFor(word, matches))
  const sum = (at: number) => best.reduce((total, each) => total + (each?.[at] ?? 0), 0)
  const missing = best.filter(each => each === undefined).length
  const latest = Math.max(...matches.map(({ rank }) => readRank(rank).at))
  const key = [missing, sum(0), sum(1), sum(2), -latest, doc]
  return { doc, kind, key, words: new Set(matches.map(match => match.word)), matches }
}

/** All of them, the best first. */
export function rankAll(asked: readonly QueryTerm[], matches: readonly Match[]): Ranked[] {
  const byDoc = new Map<number, Match[]>()
  for (const match of matches) {
    const known = byDoc.get(match.doc)
    if (known) known.push(match)
    else byDoc.set(match.doc, [match])
  }
  return Array.from(byDoc, ([doc, own]) => rankOne(asked, own, doc, own[0]?.kind ?? 'reply')).toSorted((a, b) =>
    compareKeys(a.key, b.key),
  )
}

/** How well the best of these fits, its age and number left out: kinds that fit alike stay in their usual order. */
export const fitOf = (ranked: readonly Ranked[]) => (ranked[0]?.key ?? []).slice(0, 4)

/** A page of results ends after one that fits so well. */
export const searchCursor = createCursor(
  z.array(z.int()).length(6),
  'That page of results doesn’t exist. Search again.',
)
