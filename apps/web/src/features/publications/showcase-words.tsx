/** What a hub says of its year. */
export function ShowcaseWords({ text }: { text: string }) {
  return (
    <div className="showcase-words">
      {text.split(/\n{2,}/).map(paragraph => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}
