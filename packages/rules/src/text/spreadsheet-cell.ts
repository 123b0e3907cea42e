/** What a spreadsheet takes for the beginning of a formula, wide forms too. */
const formula = /^'*[=+\-@\t\r\n\0＝＋－＠]/u

/**
 * A value as it may stand in a file that a spreadsheet opens: one that would be taken for a formula gets an apostrophe
 * before it (OWASP, "CSV Injection"). `readCell` takes it away again.
 */
export function guardCell(value: string): string {
  return formula.test(value) ? `'${value}` : value
}

/** The value that was guarded, so that what was exported can be read back unchanged. */
export function readCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
}

/** One line of a CSV file (RFC 4180): text as guarded cells, nothing as an empty one, all else as JSON. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(cell => quoted(textOf(cell))).join(',')}\r\n`
}

function textOf(cell: unknown): string {
  if (typeof cell === 'number') return String(cell)
  return guardCell(typeof cell === 'string' ? cell : cell === null || cell === undefined ? '' : JSON.stringify(cell))
}

const quoted = (cell: string) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
