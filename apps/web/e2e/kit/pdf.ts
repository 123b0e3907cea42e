import { inflateSync } from 'node:zlib'

/** A page of a PDF: how many runs of text are on it, and the lightest text there, 0 black to 1 white. */
export type Printed = { runs: number; lightest: number }

const streamsOf = (file: string) =>
  new Map(
    [...file.matchAll(/(\d+) 0 obj\s*<<(?:(?!endobj)[\s\S])*?>>\s*stream\r?\n/g)].map(({ 0: head, 1: id, index }) => {
      const start = index + head.length
      return [id, { head, body: file.slice(start, file.indexOf('endstream', start)) }] as const
    }),
  )

/** What Chromium's `page.pdf()` has put on each page, in their order. */
export function printed(pdf: Buffer): Printed[] {
  const file = pdf.toString('latin1')
  const streams = streamsOf(file)
  return [...file.matchAll(/\/Type \/Page\b(?:(?!endobj)[\s\S])*?\/Contents (\d+) 0 R/g)].map(([, id = '']) => {
    const { head, body } = streams.get(id) ?? { head: '', body: '' }
    const bytes = Buffer.from(body, 'latin1')
    return read((head.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1'))
  })
}

const hexes = (text: string) => [...text.matchAll(/<([\da-f ]+)>/gi)].map(([, hex = '']) => hex.replaceAll(' ', ''))
const lettersOf = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16)))

/** What each glyph of a font means, by the map that comes with it. */
function lettersOfGlyphs(map: string): Map<number, string> {
  const ranges = [...map.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[(.*?)\]/gis)]
  return new Map(
    ranges.flatMap(([, from = '', to = '']) =>
      hexes(to).map((hex, at) => [Number.parseInt(from, 16) + at, lettersOf(hex)] as const),
    ),
  )
}

/** What PDFKit has written on its first page: a space is between words, and where the font changes. */
export function writtenIn(pdf: Buffer): string {
  const file = pdf.toString('latin1')
  const streams = streamsOf(file)
  const inflated = (id = '') => inflateSync(Buffer.from(streams.get(id)?.body ?? '', 'latin1')).toString('latin1')
  const dictionaryOf = (id = '') => new RegExp(`(?:^|\\s)${id} 0 obj([\\s\\S]*?)endobj`).exec(file)?.[1] ?? ''
  const fonts = new Map(
    [...file.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, font = '', id]) => [
      font,
      lettersOfGlyphs(inflated(/\/ToUnicode (\d+) 0 R/.exec(dictionaryOf(id))?.[1])),
    ]),
  )
  const page = /\/Type \/Page\b(?:(?!endobj)[\s\S])*?\/Contents (\d+) 0 R/.exec(file)
  let font = ''
  let text = ''
  for (const [, named, run = ''] of inflated(page?.[1]).matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/gs)) {
    font = named ?? font
    const glyphs = hexes(run).flatMap(hex => hex.match(/.{4}/g) ?? [])
    text += ` ${glyphs.map(glyph => fonts.get(font)?.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join('')}`
  }
  return text.replaceAll(/\s+/gu, ' ').trim()
}

/** The colour that is set when a run is drawn is the run's. */
function read(content: string): Printed {
  let [runs, lightest, colour] = [0, 0, 0]
  const saved: number[] = []
  for (const [, red, green, blue, word] of content.matchAll(
    /([\d.]+) ([\d.]+) ([\d.]+) rg\b|(?<=[\s>\])])(Tj|TJ|q|Q)(?=\s)/g,
  )) {
    if (red !== undefined) colour = Math.max(Number(red), Number(green), Number(blue))
    else if (word === 'q') saved.push(colour)
    else if (word === 'Q') colour = saved.pop() ?? 0
    else {
      runs += 1
      lightest = Math.max(lightest, colour)
    }
  }
  return { runs, lightest }
}
