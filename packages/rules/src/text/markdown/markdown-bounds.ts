import { findAddresses } from './hrefs.ts'

/**
 * The parser's work grows with the square of what is nested or left open, so a text is tamed first: past these numbers a
 * mark stands for itself. Nobody's reply comes near them.
 */
const most = {
  /** Quotes and lists begun in one line. */
  begunInLine: 8,
  /** Spaces or tabs before a line. */
  before: 16,
  /** Runs of * and _ in the whole text, and how long one of them or of ` may be. */
  runs: 400,
  runLength: 6,
  /** Opening square brackets in the whole text. */
  brackets: 200,
  /** Lines that go on with a quote or an item without its mark, before a blank line ends it. */
  lazy: 40,
}

/** Marks, and code points that no text has (Unicode's noncharacters) to stand for them while the parser looks. */
const MARKS = '>-+*_[`0123456789 \t&\\'
const FIRST = 0xfdd0
const hidden = (text: string) =>
  text.replace(/[>\-+*_[`0-9 \t&\\]/g, mark => String.fromCharCode(FIRST + MARKS.indexOf(mark)))

const container = />|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)/y

/** What stands in a web address is the address's, whatever it would mean elsewhere. */
const addressesHidden = (text: string) =>
  findAddresses(text)
    .map(part => (part.href === null ? part.text : part.text.replace(/[*_`[&\\]+/g, hidden)))
    .join('')

/** The text with those marks hidden that would make reading it slow, and those within web addresses. */
export function escapeCostly(text: string): string {
  let runs = 0
  let brackets = 0
  return tameLines(addressesHidden(text.replace(/[\ufdd0-\ufdef]/g, '\ufffd'))).replace(/\*+|_+|`+|\[/g, mark => {
    if (mark === '[') return ++brackets > most.brackets ? hidden(mark) : mark
    const tooMany = !mark.startsWith('`') && ++runs > most.runs
    return tooMany || mark.length > most.runLength ? hidden(mark) : mark
  })
}

function tameLines(text: string): string {
  let begun = false
  let lazy = 0
  const rows = text.split(/\r\n|\r|\n/).map(tameLine)
  return rows
    .map(({ row, begins }) => {
      begun ||= begins
      lazy = row.trim() === '' ? 0 : begun && !begins && !/^[ \t]/.test(row) ? lazy + 1 : lazy
      if (lazy <= most.lazy) return row
      lazy = 0
      return `\n${row}`
    })
    .join('\n')
}

/** A line, and whether a quote or a list item begins in it. */
function tameLine(row: string): { row: string; begins: boolean } {
  let at = 0
  for (let begun = 0; ; begun += 1) {
    const blanks = blanksAt(row, at)
    if (blanks > most.before) return { row: hide(row, at + most.before, at + blanks), begins: begun > 0 }
    at += blanks
    container.lastIndex = at
    const mark = container.exec(row)?.[0]
    if (mark === undefined) return { row, begins: begun > 0 }
    if (begun === most.begunInLine) return { row: hide(row, at, at + mark.length), begins: true }
    at += mark.length
  }
}

function blanksAt(row: string, at: number): number {
  let end = at
  while (row[end] === ' ' || row[end] === '\t') end += 1
  return end - at
}

const hide = (row: string, from: number, to: number) => row.slice(0, from) + hidden(row.slice(from, to)) + row.slice(to)

/** The text with every hidden mark back in its place. */
export function restoreEscaped(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/g, mark => MARKS[mark.charCodeAt(0) - FIRST] ?? '')
}
