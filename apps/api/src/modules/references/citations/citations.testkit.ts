import { csl, type Csl, cslTypes } from '@hubs/schema/library/csl'
import fc from 'fast-check'
import first from '../../strategies/seed/references.json' with { type: 'json' }
import { readBibtex } from './bibtex-read.format.ts'
import { writeBibtex } from './bibtex-write.format.ts'
import { readCslJson, writeCslJson } from './csl-json.format.ts'
import type { ReadEntry } from './csl-read.format.ts'
import { readRis, writeRis } from './ris.format.ts'

type Source = { key: string; csl: Csl }

/** What every school begins with. */
export const library: Source[] = first.map(({ key, csl: raw }) => ({ key, csl: csl.parse(raw) }))
export const formats = [
  ['BibTeX', writeBibtex, readBibtex],
  ['RIS', writeRis, readRis],
  ['CSL-JSON', writeCslJson, readCslJson],
] as const
export const kept = (entries: readonly ReadEntry[]) =>
  entries.map(entry => ('csl' in entry ? { key: entry.key, csl: entry.csl } : entry))

const word = fc.string({ unit: fc.constantFrom(...'abcxyzÄéñøß中'), minLength: 1, maxLength: 8 })
const signs = fc.constantFrom(
  '&',
  '%',
  '$',
  '#',
  '_',
  '{',
  '}',
  '~',
  '^',
  '\\',
  '“x”',
  "it's",
  '2:',
  '(a)',
  '?',
  '!',
  '+',
)
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: word }, signs), { minLength: 1, maxLength: 6 })
  .map(parts => `A${parts.join(' ')}`)
const digits = fc.nat(9999).map(String)
const name = fc.oneof(
  fc.record({ family: word.map(part => `S${part}`), given: word.map(part => `G${part}`) }),
  word.map(part => ({ literal: `Office ${part}` })),
)
const date = fc
  .tuple(fc.integer({ min: 1500, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .chain(parts => fc.integer({ min: 1, max: 3 }).map(length => ({ 'date-parts': [parts.slice(0, length)] })))
/** A source of any kind, with any of the fields; what no format carries is left out. */
export const source = fc
  .record(
    {
      type: fc.constantFrom(...cslTypes),
      title: text,
      author: fc.array(name, { minLength: 1, maxLength: 12 }),
      editor: fc.array(name, { minLength: 1, maxLength: 3 }),
      issued: date,
      accessed: date,
      'container-title': text,
      'collection-title': text,
      volume: digits,
      issue: digits,
      page: fc.tuple(digits, digits).map(([a, b]) => `${a}-${b}x`),
      publisher: text,
      'publisher-place': word,
      edition: digits,
      genre: text,
      number: digits,
      DOI: fc.tuple(digits, word).map(([a, b]) => `10.1234/${a}.${b}(x)_y`),
      URL: digits.map(part => `https://a.test/x_y%20~z?q=${part}&r=#s`),
      ISBN: digits.map(part => `978-0-${part}`),
      ISSN: fc.constant('1234-567X'),
      language: fc.constantFrom('en', 'fr-CA'),
    },
    { requiredKeys: ['type', 'title'] },
  )
  .map(raw => csl.parse(raw))
export const sources = fc
  .array(source, { minLength: 1, maxLength: 4 })
  .map(all => all.map((each, at) => ({ key: `k-${at}`, csl: each })))
