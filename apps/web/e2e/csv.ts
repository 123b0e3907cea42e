/** The rows of a CSV file (RFC 4180) by the names of its columns. */
export function csvRows(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text
    .replace('\uFEFF', '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') rows.push([])
  }
  const [heads = [], ...lines] = rows.slice(0, -1)
  return lines.map(line => Object.fromEntries(heads.map((head, at) => [head, line[at] ?? ''])))
}
