import { sentenceOf } from '#lib/api-client.ts'
import { FailureNote } from './failures.tsx'

type RefetchNoteProps = { query: { error: unknown; refetch: () => unknown } }

/** Beside what is shown: it could not be asked again, so that it may be out of date. */
export function RefetchNote({ query: { error, refetch } }: RefetchNoteProps) {
  return error ? <FailureNote sentence={sentenceOf(error)} retry={() => void refetch()} /> : null
}
