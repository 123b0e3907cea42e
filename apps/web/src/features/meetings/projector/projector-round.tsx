import { isolated } from '@hubs/rules/text/isolated'
import type { PlansMessage } from '@hubs/schema/meetings/live'
import type { RoundView, SpeakerView } from '@hubs/rules/run/run-round-view'
import { RingTimer } from '#ui/figures/ring-timer.tsx'
import { bigNumber } from '../meeting-labels.ts'

type SpeakerProps = {
  speaker: SpeakerView
  kicker: string
  plans: PlansMessage | null
  /** What else the group is asked, where no promise may be shown. */
  lines: readonly string[]
}

/** Who speaks, and what they said last time if they let everybody in the room read it; then the group's turn. */
export function ProjectorSpeaker({ speaker, kicker, plans, lines }: SpeakerProps) {
  const said = plans?.promises.find(({ personId }) => personId === speaker.personId)?.promise
  const replying = speaker.state === 'replying'
  return (
    <>
      <p className="projector-kicker">{kicker}</p>
      <p className={replying ? 'projector-line' : 'projector-name'}>
        {replying ? `Questions and offers of help for ${isolated(speaker.name)}` : speaker.name}
      </p>
      {speaker.readOut ? (
        <p className="projector-sentence">Their report is being read out.</p>
      ) : said ? (
        <p className="projector-promise">{said}</p>
      ) : (
        !replying &&
        lines.map(line => (
          <p key={line} className="projector-sentence">
            {line}
          </p>
        ))
      )}
    </>
  )
}

/** Two sub-groups that report at the same time: two names, two clocks. */
export function ProjectorGroups({ round, kicker }: { round: RoundView; kicker: string }) {
  return (
    <>
      <p className="projector-kicker">{kicker}</p>
      <div className="projector-groups">
        {round.groups.map(({ speaker, next }, at) => {
          const replying = speaker?.state === 'replying'
          const leftMs = speaker ? (replying ? speaker.partLeftMs : speaker.leftMs) : 0
          const whole = speaker ? (replying ? speaker.replyMs : speaker.shareMs) : 0
          const { number } = bigNumber(leftMs)
          return (
            <div key={at}>
              <div>
                <p className="projector-sentence">Group {at + 1}</p>
                <p className="projector-group-name">
                  {speaker
                    ? replying
                      ? `Offers of help for ${isolated(speaker.name)}`
                      : speaker.name
                    : next
                      ? `${isolated(next.name)} starts`
                      : 'Everyone has spoken'}
                </p>
                {speaker && next && (
                  <p className="projector-sentence">
                    <bdi>{next.name}</bdi> is next
                  </p>
                )}
              </div>
              {speaker && <RingTimer left={whole > 0 ? leftMs / whole : 0} number={number} />}
            </div>
          )
        })}
      </div>
    </>
  )
}
