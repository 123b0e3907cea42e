import { dayMonthYear } from '@hubs/rules/dates'
import { certificateCodeShown, hoursInWords } from '@hubs/rules/hours'
import type { CertificateContent } from '@hubs/schema/hours'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Refusal } from '../../errors.ts'

type Facts = { content: CertificateContent; code: string; issuedOn: string; checkAt: string }

const require = createRequire(import.meta.url)

const ink = '#1f2328'
const quiet = '#5a6069'
const accent = '#23407a'
/** In points: A4 has 595 by 842. */
const margin = 72
const width = 595 - 2 * margin

type Doc = PDFKit.PDFDocument
type Weight = 'text' | 'bold'
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
type Shown = { doc: Doc; open: Open }

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

/** Writes a paragraph and moves on below it. Throws where the fonts lack a letter: half a name is no certificate. */
function write({ doc, open }: Shown, text: string, { size, weight = 'text', colour = ink, gap = 0 }: Line) {
  const runs = pieces(open, weight, text)
  if (!runs)
    throw new Refusal(
      'conflict',
      'This certificate has letters that the PDF can’t show. Use “Print” instead: it shows every alphabet, and can save a PDF too.',
    )
  doc.fontSize(size).fillColor(colour)
  runs.forEach((run, at) => doc.font(run.file).text(run.text, { width, continued: at < runs.length - 1 }))
  doc.y += gap
}

function row(shown: Shown, label: string, minutes: number, weight: Weight = 'text') {
  const { doc } = shown
  const top = doc.y
  doc.x = margin
  write(shown, label, { size: 13, weight })
  const bottom = doc.y
  const said = hoursInWords(minutes).replace('−', '-')
  doc.text(said, margin + width - 180, top, { width: 180, align: 'right' })
  doc
    .moveTo(margin, bottom + 6)
    .lineTo(margin + width, bottom + 6)
    .lineWidth(0.5)
    .strokeColor('#d8d4cb')
    .stroke()
  doc.x = margin
  doc.y = bottom + 14
}

function draw(shown: Shown, { content, code, issuedOn, checkAt }: Facts) {
  const { name, schoolName, year, hubName, meetings, totals } = content
  const { doc } = shown
  doc.rect(0, 0, 595, 14).fill(accent)
  doc.x = margin
  doc.y = 96
  write(shown, schoolName, { size: 14, colour: quiet, gap: 10 })
  write(shown, 'Certificate of professional learning', { size: 25, weight: 'bold', gap: 34 })
  write(shown, name, { size: 24, weight: 'bold', colour: accent, gap: 10 })
  const took = hubName === null ? 'took part in the school’s Learning Hubs' : `took part in the Learning Hub ${hubName}`
  write(shown, `${took} in ${year}.`, { size: 14, gap: 34 })
  row(shown, `Meetings attended: ${meetings}`, totals.attended)
  row(shown, 'Meetings caught up on', totals.caughtUp)
  row(shown, 'Extra: observation and reading', totals.extra)
  row(shown, 'Altogether', totals.all, 'bold')
  doc.y += 26
  write(shown, `Issued on ${dayMonthYear(issuedOn)}. The times come from the school’s registers and records.`, {
    size: 11,
    colour: quiet,
    gap: 22,
  })
  write(shown, `Code: ${certificateCodeShown(code)}`, { size: 16, weight: 'bold', gap: 6 })
  write(shown, `Anyone can check this certificate at ${checkAt}`, { size: 11, colour: quiet })
}

/** One page of A4 with its fonts inside. The library is loaded when the first certificate is asked for. */
export async function certificatePdf(facts: Facts): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const fontkit = await import('fontkit')
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'en-GB',
    info: { Title: `Certificate of professional learning, ${facts.content.year}`, Author: facts.content.schoolName },
  })
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
  draw({ doc, open }, facts)
  doc.end()
  return done
}
