import { quoted } from '@hubs/rules/text/quoted'

/** A promise as its owner made it, and how often it has gone on since. */
export type LastPromise = { promise: string; timesCarried: number }

const words = ['', '', 'twice', 'three times', 'four times']
/** From here on it is worth asking (domain facts 3.1). */
const ASK_FROM = 2

/** The speaker's own words, for whoever leads: so that the question is about what they said. */
export function SaidLastTime({ said: { promise, timesCarried } }: { said: LastPromise }) {
  return (
    <figure className="console-said">
      <figcaption className="s quiet">Said last time</figcaption>
      <blockquote>{quoted(promise)}</blockquote>
      {timesCarried >= ASK_FROM && (
        <p className="console-said-carried">
          Carried forward {words[timesCarried] ?? `${timesCarried} times`}. Make it smaller, or drop it?
        </p>
      )}
    </figure>
  )
}

/** No plan, or one that is kept private: whoever leads is not told which. */
export function NothingSaid() {
  return <p className="quiet">There’s no shared plan from last time.</p>
}
