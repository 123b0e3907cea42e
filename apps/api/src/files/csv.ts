import { csvLine } from '@hubs/rules/text/spreadsheet-cell'

/** Tells spreadsheets that the file is UTF-8. */
export const CSV_MARK = '\uFEFF'

/** RFC 4180, with a mark that tells spreadsheets that it is UTF-8; no cell of text can be taken for a formula. */
export function csvOf(rows: readonly Record<string, unknown>[], columns?: readonly string[]): string {
  const names = columns ?? [...new Set(rows.flatMap(row => Object.keys(row)))]
  return CSV_MARK + [names, ...rows.map(row => names.map(name => row[name]))].map(csvLine).join('')
}
