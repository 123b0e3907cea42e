/** A spreadsheet takes a cell that begins like this for a formula. */
const formula = /^[=+\-@\t\r\0＝＋－＠]/

function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
  const safe = formula.test(text) && typeof value !== 'number' ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180, with a mark that tells spreadsheets that it is UTF-8; no cell of text can be taken for a formula. */
export function csvOf(rows: readonly Record<string, unknown>[], columns?: readonly string[]): string {
  const names = columns ?? [...new Set(rows.flatMap(row => Object.keys(row)))]
  const lines = [names, ...rows.map(row => names.map(name => row[name]))].map(line => line.map(cell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
