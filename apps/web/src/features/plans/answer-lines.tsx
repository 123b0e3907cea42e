import './answer-lines.css'

/** What somebody wrote, line by line; what was left open is left out. */
export function AnswerLines({ lines }: { lines: readonly (readonly [line: string, said: string])[] }) {
  return (
    <dl className="answer-lines">
      {lines
        .filter(([, said]) => said !== '')
        .map(([line, said]) => (
          <div key={line}>
            <dt>{line}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  )
}
