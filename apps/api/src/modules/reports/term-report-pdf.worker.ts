import { hoursInWords } from '@hubs/rules/hours'
import { STORIES_TITLE, termReportWords } from '@hubs/rules/reports/term-report-labels'
import { didItWords } from '@hubs/rules/text/plan-labels'
import { countWords } from '@hubs/rules/text/trial-labels'
import { count } from '@hubs/rules/text/words'
import type { TermReport } from '@hubs/schema/reports/year-report'
import { drawPdfs } from '../../files/pdf-drawing.ts'
import { ACCENT, drawLogo, HAIRLINE, LOGO_WIDTH, type Page, PAGE_WIDTH, QUIET, write } from '../../files/pdf.ts'

export type TermReportFacts = { report: TermReport; title: string; logo: Uint8Array | null }

const TEXT = 10
const SMALL = 8.5
/** A page with many hubs has room for so many lines of them. */
const MOST_HUBS = 12
const BAR_HEIGHT = 9

function heading(page: Page, title: string) {
  page.doc.y += 9
  write(page, title, { size: 12, weight: 'bold', colour: ACCENT, gap: 4 })
}

/** One line of a table: what is left of it is at the page's edge, the others end at these places. */
function cells(page: Page, [first = '', ...others]: readonly string[], weight: 'text' | 'bold' = 'text') {
  const { doc, margin, width } = page
  const top = doc.y
  const column = 90
  write({ ...page, width: width - column * others.length }, first, { size: TEXT, weight })
  const bottom = doc.y
  for (const [at, other] of others.entries()) {
    doc.x = margin + width - column * (others.length - at)
    doc.y = top
    const place = { ...page, width: column }
    write(place, other, { size: TEXT, weight })
  }
  doc.x = margin
  doc.y = bottom + 2
  doc
    .moveTo(margin, doc.y)
    .lineTo(margin + width, doc.y)
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .stroke()
  doc.y += 3
}

/** What people did, each as a bar with its words and number. */
function practice(page: Page, report: TermReport) {
  const { doc, margin, width } = page
  const { absent, practiceRows, noPractice } = termReportWords(report)
  if (practiceRows.length === 0) write(page, noPractice, { size: TEXT, gap: 1 })
  const most = Math.max(1, ...practiceRows.map(({ answers }) => answers ?? 0))
  const from = margin + 130
  for (const { didIt, answers } of practiceRows) {
    const top = doc.y
    write({ ...page, width: 125 }, didItWords(didIt, { teaching: false }), { size: TEXT })
    const bottom = doc.y
    const length = ((answers ?? 0) / most) * (width - 200)
    if (length > 0) doc.rect(from, top + 2, length, BAR_HEIGHT).fill(ACCENT)
    doc.x = from + length + 6
    doc.y = top
    write({ ...page, width: 64 }, String(answers ?? absent), { size: TEXT })
    doc.x = margin
    doc.y = bottom + 1
  }
}

function attendance(page: Page, report: TermReport) {
  const { attendance: came, minutes } = report
  const { absent, meetingsHeld, held, share, hasPlaces, hasAttendance, places, seats } = termReportWords(report)
  heading(page, 'Meetings and attendance')
  write(page, `Meetings held: ${meetingsHeld}. ${held}`.trim(), { size: TEXT, gap: 1 })
  write(page, `Attendance: ${share(came.present, came.missed)}.`, { size: TEXT, gap: 1 })
  write(page, `Time given to learning: ${minutes === null ? absent : hoursInWords(minutes)}.`, {
    size: TEXT,
    gap: 5,
  })
  write(page, places, { size: TEXT, colour: QUIET, gap: 2 })
  cells(page, ['Hub', ...(hasPlaces ? ['Places taken'] : []), ...(hasAttendance ? ['Attendance'] : [])], 'bold')
  for (const hub of report.hubs.slice(0, MOST_HUBS))
    cells(page, [
      hub.name,
      ...(hasPlaces ? [seats(hub)] : []),
      ...(hasAttendance ? [share(hub.present, hub.missed)] : []),
    ])
  const left = report.hubs.length - MOST_HUBS
  if (left > 0)
    write(page, `And ${count(left, 'more hub', 'more hubs')}: see the report on screen.`, {
      size: SMALL,
      colour: QUIET,
    })
}

function plans(page: Page, report: TermReport) {
  heading(page, 'What people tried')
  const { plansMade, told } = termReportWords(report)
  write(page, `Made a plan, of everyone on a meeting’s register: ${plansMade}. ${told}`, {
    size: TEXT,
    gap: 5,
  })
  practice(page, report)
  if (report.strategies.length > 0) {
    heading(page, 'Most tried strategies this year')
    for (const each of report.strategies) write(page, `${each.name}: ${countWords(each)}`, { size: TEXT, gap: 1 })
  }
}

function draw(page: Page, { report, title, logo }: TermReportFacts) {
  const { doc, margin } = page
  doc.rect(0, 0, PAGE_WIDTH, 10).fill(ACCENT)
  drawLogo(page, logo, 26)
  const beside = { ...page, width: page.width - (logo ? LOGO_WIDTH + 10 : 0) }
  doc.x = margin
  doc.y = 34
  write(beside, report.school, { size: 11, colour: QUIET, gap: 2 })
  write(beside, title, { size: 18, weight: 'bold', gap: 4 })
  const { notCounted, support, footnote } = termReportWords(report)
  if (notCounted) write(page, notCounted, { size: TEXT, colour: QUIET, gap: 2 })
  attendance(page, report)
  plans(page, report)
  heading(page, 'Support')
  write(page, `Requests ${support.of}: ${support.share}.`, { size: TEXT })
  if (report.stories.length > 0) {
    heading(page, STORIES_TITLE)
    for (const { title, hubName } of report.stories) write(page, `${title} (${hubName})`, { size: TEXT, gap: 1 })
  }
  if (report.next.text !== '') {
    heading(page, 'What changes next')
    write(page, report.next.text, { size: TEXT })
  }
  doc.y += 10
  write(page, footnote, { size: SMALL, colour: QUIET })
}

drawPdfs(draw)
