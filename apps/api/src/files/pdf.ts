import { createRequire } from 'node:module'
import path from 'node:path'
import { Refusal } from '../errors.ts'

const require = createRequire(import.meta.url)

const INK = '#1f2328'
export const QUIET = '#5a6069'
export const ACCENT = '#23407a'
export const HAIRLINE = '#d8d4cb'
/** In points: A4 has 595 by 842. */
export const PAGE_WIDTH = 595
export const LOGO_WIDTH = 140
const LOGO_HEIGHT = 44

type Doc = PDFKit.PDFDocument
export type Weight = 'text' | 'bold'
const weights = { text: 400, bold: 700 } as const

/** Our own face, and one that has more alphabets for what it lacks: each in files of a few letters. */
const families = [
  {
    font: 'atkinson-hyperlegible-next',
    found: () => require.resolve('@fontsource/atkinson-hyperlegible-next/package.json'),
    parts: ['latin', 'latin-ext'],
  },
  {
    font: 'noto-sans',
    found: () => require.resolve('@fontsource/noto-sans/package.json'),
    parts: ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'devanagari'],
  },
] as const

type Open = (file: string) => { hasGlyphForCodePoint(point: number): boolean }
/** A page that is being drawn: `width` is that of its text, in points. */
export type Page = { doc: Doc; open: Open; margin: number; width: number; what: string }

/** A text in pieces of one font file each; undefined where no face has all of its letters. */
function pieces(open: Open, weight: Weight, text: string) {
  for (const { font, found: at, parts } of families) {
    const folder = path.join(path.dirname(at()), 'files')
    const files = parts.map(part => path.join(folder, `${font}-${part}-${weights[weight]}-normal.woff`))
    const found: { file: string; text: string }[] = []
    for (const letter of text.normalize('NFC')) {
      const file = files.find(each => open(each).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
      const last = found.at(-1)
      if (file !== undefined && last?.file === file) last.text += letter
      else found.push({ file: file ?? '', text: letter })
    }
    if (found.every(({ file }) => file !== '')) return found
  }
  return undefined
}

type Line = { size: number; weight?: Weight; colour?: string; gap?: number }

/** Writes a paragraph and moves on below it. Throws where the fonts lack a letter: half a name is no document. */
export function write({ doc, open, width, what }: Page, text: string, line: Line) {
  const { size, weight = 'text', colour = INK, gap = 0 } = line
  const runs = pieces(open, weight, text)
  if (!runs)
    throw new Refusal(
      'conflict',
      `This ${what} has letters that the PDF can’t show. Use “Print” instead: it shows every alphabet, and can save a PDF too.`,
    )
  doc.fontSize(size).fillColor(colour)
  runs.forEach((run, at) => doc.font(run.file).text(run.text, { width, continued: at < runs.length - 1 }))
  doc.y += gap
}

/** The school's logo in the upper right corner; what stands beside it has `logoWidth` less. */
export function drawLogo({ doc, margin, width }: Page, logo: Uint8Array | null, top: number) {
  if (logo)
    doc.image(Buffer.from(logo), margin + width - LOGO_WIDTH, top, { fit: [LOGO_WIDTH, LOGO_HEIGHT], align: 'right' })
}

export type Making = { title: string; author: string; what: string; margin: number }

/** One page of A4 with its fonts inside: a tenth of a second in one stretch, so it is drawn in a thread of its own. */
export async function makePdf({ title, author, what, margin }: Making, draw: (page: Page) => void): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const fontkit = await import('fontkit')
  const doc = new PDFDocument({ size: 'A4', margin, lang: 'en-GB', info: { Title: title, Author: author } })
  const fonts = new Map<string, ReturnType<Open>>()
  const open: Open = file => {
    const font = fonts.get(file) ?? fontkit.openSync(file)
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${path.basename(file)} is no single font`)
    fonts.set(file, font)
    return font
  }
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  draw({ doc, open, margin, width: PAGE_WIDTH - 2 * margin, what })
  doc.end()
  return done
}
