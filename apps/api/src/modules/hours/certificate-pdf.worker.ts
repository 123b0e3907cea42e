import { dayMonthYear } from '@hubs/rules/dates/dates'
import { certificateCodeShown, hoursInWords } from '@hubs/rules/hours'
import type { CertificateContent } from '@hubs/schema/hours'
import { drawPdfs } from '../../files/pdf-drawing.ts'
import { ACCENT, drawLogo, HAIRLINE, type Page, PAGE_WIDTH, QUIET, type Weight, write } from '../../files/pdf.ts'

export type CertificateFacts = {
  content: CertificateContent
  code: string
  issuedOn: string
  checkAt: string
  /** The school's, as a picture. */
  logo: Uint8Array | null
}

function row(shown: Page, label: string, minutes: number, weight: Weight = 'text') {
  const { doc, margin, width } = shown
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
    .strokeColor(HAIRLINE)
    .stroke()
  doc.x = margin
  doc.y = bottom + 14
}

function draw(shown: Page, { content, code, issuedOn, checkAt, logo }: CertificateFacts) {
  const { name, schoolName, year, hubName, meetings, totals } = content
  const { doc, margin } = shown
  doc.rect(0, 0, PAGE_WIDTH, 14).fill(ACCENT)
  drawLogo(shown, logo, 40)
  doc.x = margin
  doc.y = 96
  write(shown, schoolName, { size: 14, colour: QUIET, gap: 10 })
  write(shown, 'Certificate of professional learning', { size: 25, weight: 'bold', gap: 34 })
  write(shown, name, { size: 24, weight: 'bold', colour: ACCENT, gap: 10 })
  const took = hubName === null ? 'took part in the school’s Learning Hubs' : `took part in the Learning Hub ${hubName}`
  write(shown, `${took} in ${year}.`, { size: 14, gap: 34 })
  row(shown, `Meetings attended: ${meetings}`, totals.attended)
  row(shown, 'Meetings caught up on', totals.caughtUp)
  row(shown, 'Extra: observation and reading', totals.extra)
  row(shown, 'Altogether', totals.all, 'bold')
  doc.y += 26
  write(shown, `Issued on ${dayMonthYear(issuedOn)}. The times come from the school’s registers and records.`, {
    size: 11,
    colour: QUIET,
    gap: 22,
  })
  write(shown, `Code: ${certificateCodeShown(code)}`, { size: 16, weight: 'bold', gap: 6 })
  write(shown, `Anyone can check this certificate at ${checkAt}`, { size: 11, colour: QUIET })
}

drawPdfs(draw)
