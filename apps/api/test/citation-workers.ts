import { type CitationWorkers, createCitationWorkers } from '../src/modules/references/references.module.ts'

let workers: CitationWorkers | undefined

/** Each takes a second to start: one pair serves all the tests of this process, and ends with it. */
export function sharedCitationWorkers(): CitationWorkers {
  if (workers) return workers
  const { worker, reader } = createCitationWorkers()
  const stop = () => undefined
  workers = { worker: { ...worker, stop }, reader: { ...reader, stop } }
  return workers
}
