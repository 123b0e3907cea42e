/** What a spreadsheet takes for the beginning of a formula. */
const formula = /^'*[=+\-@\t\r]/u

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

/** One line of a CSV file (RFC 4180), its cells guarded. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell => quoted(guardCell(cell))).join(',')}\r\n`
}

const quoted = (cell: string) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
