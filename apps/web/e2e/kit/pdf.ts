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
