import './form.css'

type ProblemLine = {
  /** The name of the field that it leads to. */
  name: string
  /** What it is about, where the sentence alone doesn’t say. */
  about: string
  sentence: string
}

type ProblemLinesProps = { lines: readonly ProblemLine[]; onChoose: (name: string) => void }

/** All that was refused, each with what it is about and the way to its field. */
export function ProblemLines({ lines, onChoose }: ProblemLinesProps) {
  return (
    <ul className="form-summary plain">
      {lines.map(({ name, about, sentence }) => (
        <li key={name}>
          <button type="button" onClick={() => onChoose(name)}>
            {about && (
              <>
                <bdi>{about}</bdi>:{' '}
              </>
            )}
            {sentence}
          </button>
        </li>
      ))}
    </ul>
  )
}
