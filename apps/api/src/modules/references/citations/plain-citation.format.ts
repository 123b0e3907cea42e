import type { Csl, CslName } from '@hubs/schema/library/csl'
import type { ItalicRuns } from '@hubs/schema/library/references'
import { referenceKeys } from '../../../store/search-keys.ts'

const familyOf = (name: CslName) => name.literal ?? name.family ?? ''
const fullName = (name: CslName) =>
  name.literal ?? [name.given, name.family].filter(Boolean).join(' ') + (name.suffix ? `, ${name.suffix}` : '')

/** Who it is by: its authors, else who edited it. */
const makersOf = ({ author, editor }: Csl) => author ?? editor ?? []
const yearOf = ({ issued }: Csl) => issued?.['date-parts'][0][0] ?? null
/** The family names, as lists are ordered by them. */
const familyNames = (csl: Csl) => makersOf(csl).map(familyOf).join(', ')

/** "Jake Anders and others, 2022", as a page tells it to people who look for no citation. */
export function byLine(csl: Csl): string {
  const [first, second, ...more] = makersOf(csl).map(fullName)
  const names = more.length > 0 ? `${first} and others` : [first, second].filter(Boolean).join(' and ')
  return [names, yearOf(csl)].filter(Boolean).join(', ')
}

/** Where it can be read: its DOI before any other address. */
export function addressOf({ DOI, URL }: Csl): string | null {
  return DOI ? `https://doi.org/${DOI}` : (URL ?? null)
}

/** A citation without a style. */
export function plainCitation(csl: Csl): ItalicRuns {
  const year = yearOf(csl)
  return [
    { text: `${familyNames(csl)}${year ? ` (${year})` : ''}. `.replace(/^\. /, ''), italic: false },
    { text: csl.title, italic: true },
    { text: '.', italic: false },
  ].filter(run => run.text !== '')
}

const LONGEST_KEY = 60

/** What the table keeps beside the source, to look for it. An index holds no more than some two thousand bytes. */
export function columnsOf(csl: Csl) {
  const authors = [...familyNames(csl)].slice(0, 500).join('')
  const { title } = csl
  return {
    csl,
    title,
    authors,
    ...referenceKeys({ title, authors }),
    year: yearOf(csl),
    doi: csl.DOI?.toLowerCase() ?? null,
  }
}

/** The name that it would have in exports, "rowe-1986": letters of English, digits and hyphens. */
export function keyFor(csl: Csl): string {
  const name = familyOf(makersOf(csl)[0] ?? { literal: csl.title })
  const plain = `${name} ${yearOf(csl) ?? ''}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, LONGEST_KEY) || 'source'
  )
}
