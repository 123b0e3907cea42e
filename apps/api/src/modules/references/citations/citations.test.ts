import { csl, type Csl } from '@hubs/schema/library/csl'
import { citationStyles } from '@hubs/schema/library/references'
import fc from 'fast-check'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { readBibtex } from './bibtex-read.format.ts'
import { formatCitation } from './citations.format.ts'
import { formats, kept, library, source } from './citations.testkit.ts'
import { readCslJson } from './csl-json.format.ts'
import type { ReadEntry } from './csl-read.format.ts'
import { readRis } from './ris.format.ts'

const told = (entries: readonly ReadEntry[]) =>
  entries.map(entry => [entry.line, 'csl' in entry ? entry.csl.title : entry.reason])

describe('what is broken says where and why, and takes nothing else with it', () => {
  test('in BibTeX', () => {
    const entries = readBibtex(`@article{a, title={First}}

@article{b,
  title = {Never closed,
  year = 2001
}

@book{c, title={Third}}
@article no brace
@misc{d,
  title {no sign}
}
@book{e, title={Fifth}, doi={nonsense}}
@book{f, title={Last}`)
    expect(told(entries)).toEqual([
      [1, 'First'],
      [3, 'A closing brace } is missing (near line 8).'],
      [8, 'Third'],
      [9, 'There’s no opening brace { after the entry type (near line 9).'],
      [10, 'There’s no equals sign after a field’s name (near line 11).'],
      [13, expect.stringContaining('DOI: This isn’t a DOI.')],
      [14, expect.stringContaining('A closing brace } is missing')],
    ])
  })

  test('in RIS', () => {
    const entries = readRis(
      'hello\nTY  - JOUR\nTI  - First\nER  - \nTY  - JOUR\nTI  - B\nTY  - BOOK\nTI  - Third\nER  -',
    )
    expect(told(entries)).toEqual([
      [1, expect.stringContaining('This line isn’t part of a source')],
      [2, 'First'],
      [5, 'The line “ER  - ” is missing before line 7.'],
      [7, 'Third'],
    ])
  })

  test('in CSL-JSON', () => {
    const entries = readCslJson('[{"title":"First"},\n{"title":"B",\n "x": },\n{"title":"Third"},\n{"title":"D"')
    expect(told(entries)).toEqual([
      [1, 'First'],
      [2, expect.stringContaining('This isn’t valid JSON')],
      [4, 'Third'],
      [5, expect.stringContaining('The end is missing')],
    ])
  })
})

describe('what others write', () => {
  test('LaTeX commands are the letters they stand for, and none of them does anything', () => {
    const [entry] = readBibtex(
      String.raw`@article{a, title={{\"U}ber \emph{learning} \& \input{/etc/passwd} \href{javascript:alert(1)}{this}}, author={Garc{\'i}a M{\'a}rquez, Jos{\'e} and others}}`,
    )
    expect(entry).toMatchObject({
      csl: { title: 'Über learning & /etc/passwd this', author: [{ family: 'García Márquez', given: 'José' }] },
    })
  })

  test('a key of CSL-JSON that would change every object changes none', () => {
    const [entry] = readCslJson(
      '[{"title":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"author":[{"family":"B","__proto__":{"x":1}}]}]',
    )
    expect(entry).toMatchObject({ csl: { title: 'A', author: [{ family: 'B' }] } })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('addresses that run, control characters and names without end are refused, each with its reason', () => {
    const of = (item: object) => told(readCslJson(JSON.stringify({ title: 'A', ...item })))[0]?.[1]
    expect(of({ URL: 'javascript:alert(1)' })).toMatch(/^Web address: /)
    expect(of({ URL: 'data:text/html,x' })).toMatch(/^Web address: /)
    expect(of({ title: 'A\u0000' })).toMatch(/^Title: /)
    expect(of({ author: Array.from({ length: 3000 }, () => ({ family: 'B' })) })).toMatch(/^Authors: Enter up to 100/)
  })

  test('a DOI is the same however it is written', () => {
    for (const DOI of [
      'https://doi.org/10.1000/AbC',
      'doi: 10.1000/AbC.',
      'http://dx.doi.org/10.1000/AbC',
      ' 10.1000/AbC), ',
    ])
      expect(csl.parse({ type: 'book', title: 'A', DOI }).DOI).toBe('10.1000/AbC')
  })
})

describe('a citation', () => {
  const plain = (style: (typeof citationStyles)[number], item: Csl) =>
    formatCitation(style, item)
      .map(run => (run.italic ? `*${run.text}*` : run.text))
      .join('')
  const rowe = library.find(each => each.key === 'rowe-1986')!.csl

  test('is written as each style writes it', () => {
    expect(plain('apa', rowe)).toBe(
      'Rowe, M. B. (1986). Wait time: Slowing down may be a way of speeding up! *Journal of Teacher Education*, *37*(1), 43–50. https://doi.org/10.1177/002248718603700110',
    )
    expect(plain('harvard-cite-them-right', rowe)).toMatch(
      /^Rowe, M\.B\. \(1986\) ‘Wait time: .*’, \*Journal of Teacher Education\*, 37\(1\), pp\. 43–50\./,
    )
    expect(plain('vancouver', rowe)).toMatch(/^Rowe MB\. Wait time: .* 1986;37\(1\):43–50\./)
  })

  test('is plain text in every style, whatever stands in the source', () => {
    fc.assert(
      fc.property(source, fc.constantFrom(...citationStyles), (item, style) => {
        const runs = formatCitation(style, item)
        expect(runs.length).toBeGreaterThan(0)
        expect(runs.map(run => run.text).join('')).not.toMatch(/\p{Cc}|<\/|&#|undefined/u)
      }),
      { numRuns: 60 },
    )
    const wicked = { type: 'book', title: 'A <img src=x onerror=alert(1)> & <script>b</script>' } as const
    expect(plain('apa', wicked)).toContain('<script>b</script>')
  })
})

test('nothing that is read, written or formatted asks any address for anything', () => {
  const asked = vi.fn<() => never>(() => {
    throw new Error('the network was asked')
  })
  for (const spy of [
    vi.spyOn(globalThis, 'fetch'),
    vi.spyOn(http, 'request'),
    vi.spyOn(https, 'request'),
    vi.spyOn(net, 'connect'),
    vi.spyOn(net.Socket.prototype, 'connect'),
  ])
    spy.mockImplementation(asked as never)
  const doi = '10.1177/002248718603700110'
  for (const given of [doi, `https://doi.org/${doi}`, 'https://example.test/a.bib', 'Q42', 'file:///etc/passwd'])
    for (const [, , read] of formats) expect(kept(read(given)).filter(entry => 'csl' in entry)).toEqual([])
  const [entry] = readBibtex(`@online{a, title={T}, url={http://127.0.0.1/x}, doi={${doi}}, file={http://127.0.0.1/y}}`)
  expect(entry).toMatchObject({ csl: { URL: 'http://127.0.0.1/x' } })
  formatCitation('apa', { type: 'webpage', title: 'T', URL: 'http://127.0.0.1/x', DOI: doi })
  vi.restoreAllMocks()
  expect(asked).not.toHaveBeenCalled()
})
