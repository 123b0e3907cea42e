import type { Citation } from '@hubs/schema/references'

/** A reference in the school's style. */
export function Cited({ text }: Pick<Citation, 'text'>) {
  return text.map((run, index) => (run.italic ? <em key={index}>{run.text}</em> : <span key={index}>{run.text}</span>))
}
