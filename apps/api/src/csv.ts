/** A spreadsheet takes a cell that begins like this for a formula. */
const formula = /^[=+\-@\t\r\0＝＋－＠]/

function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
  const safe = formula.test(text) && typeof value !== 'number' ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Tells spreadsheets that the file is UTF-8. */
export const csvMark = '\uFEFF'

/** One line of RFC 4180; no cell of text can be taken for a formula. */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`

/** RFC 4180, with a mark that tells spreadsheets that it is UTF-8; no cell of text can be taken for a formula. */
export function csvOf(rows: readonly Record<string, unknown>[], columns?: readonly string[]): string {
  const names = columns ?? [...new Set(rows.flatMap(row => Object.keys(row)))]
  return csvMark + [names, ...rows.map(row => names.map(name => row[name]))].map(csvLine).join('')
}
