/** Plain text in which some runs stand in italics. */
export function ItalicRuns({ text }: { text: readonly { text: string; italic: boolean }[] }) {
  return text.map((run, index) => (run.italic ? <em key={index}>{run.text}</em> : <span key={index}>{run.text}</span>))
}
