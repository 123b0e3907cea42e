import type { Csl } from '@hubs/schema/library/csl'
import type { CitationStyle, ReferenceFormat, ItalicRuns } from '@hubs/schema/library/references'
import type { ReadEntry } from './csl-read.format.ts'

export type Source = { key: string; csl: Csl }
export type Jobs = {
  format: { ask: { style: CitationStyle; items: Csl[] }; answer: ItalicRuns[] }
  read: { ask: { format: ReferenceFormat; text: string }; answer: ReadEntry[] }
  write: { ask: { format: ReferenceFormat; sources: Source[] }; answer: string }
}

// Each is loaded when it is first asked for: the formatter and the BibTeX reader are the heavy ones.
const work: { [Job in keyof Jobs]: (ask: Jobs[Job]['ask']) => Promise<Jobs[Job]['answer']> } = {
  async format({ style, items }) {
    const { formatCitation } = await import('./citations.format.ts')
    return items.map(csl => formatCitation(style, csl))
  },
  async read({ format, text }) {
    if (format === 'bibtex') return (await import('./bibtex-read.format.ts')).readBibtex(text)
    if (format === 'ris') return (await import('./ris.format.ts')).readRis(text)
    return (await import('./csl-json.format.ts')).readCslJson(text)
  },
  async write({ format, sources }) {
    if (format === 'bibtex') return (await import('./bibtex-write.format.ts')).writeBibtex(sources)
    if (format === 'ris') return (await import('./ris.format.ts')).writeRis(sources)
    return (await import('./csl-json.format.ts')).writeCslJson(sources)
  },
}

export type WorkerRequest = { id: number; job: keyof Jobs; ask: never }

process.on('message', ({ id, job, ask }: WorkerRequest) => {
  work[job](ask).then(
    answer => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : 'failed' }),
  )
})
// The server is gone.
process.on('disconnect', () => process.exit())
