/** One figure with its labels. `part` is what comes after the family's name, such as `_sum`. */
type Sample = { labels?: Record<string, string>; value: number; part?: '_bucket' | '_sum' | '_count' }

/** One kind of figure, as Prometheus knows it. */
export type Family = { name: string; help: string; type: 'counter' | 'gauge' | 'histogram'; samples: Sample[] }

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

function lineOf(metric: string, { labels = {}, value, part }: Sample): string {
  const inside = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
  return `${metric}${part ?? ''}${inside.length > 0 ? `{${inside.join()}}` : ''} ${value}`
}

/** The text format of Prometheus, version 0.0.4: what every scraper of such figures reads. */
export function formatMetrics(families: readonly Family[]): string {
  return families
    .flatMap(({ name: metric, help, type, samples }) => [
      `# HELP ${metric} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
      `# TYPE ${metric} ${type}`,
      ...samples.map(sample => lineOf(metric, sample)),
    ])
    .map(line => `${line}\n`)
    .join('')
}
