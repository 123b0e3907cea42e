import './prompt.css'

/** What the group is asked, its first line large. Empty where nothing is asked. */
export function Prompt({ text }: { text: string }) {
  const [first, ...rest] = text.split('\n').filter(Boolean)
  if (!first) return null
  return (
    <div className="prompt">
      <p className="prompt-first">{first}</p>
      {rest.map(line => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
