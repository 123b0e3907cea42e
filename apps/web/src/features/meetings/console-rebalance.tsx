import { count, endsAt } from '@hubs/rules/words'
import Lock from 'lucide-react/icons/lock'
import { useState } from 'react'
import { clockTime } from '#lib/time.ts'
import { Check } from '#ui/check.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Stepper } from '#ui/stepper.tsx'
import { Act } from './act.tsx'
import { type Choice, type ChosenPart, shareAsChosen } from './rebalance-choice.ts'
import type { ConsoleState } from './use-console.ts'
import './console-rebalance.css'

const MINUTE = 60_000
const LONGEST = 240

type PanelProps = { state: ConsoleState; now: number; timeZone: string }

/** Which parts give time, or get it, and how much; with the end that comes of it, before anything changes. */
export function RebalancePanel(props: PanelProps) {
  const { panel, open } = props.state
  return (
    <Dialog open={panel === 'rebalance'} title="Share the time" onClose={() => open(null)}>
      <Shares {...props} />
    </Dialog>
  )
}

function Shares({ state, now, timeZone }: PanelProps) {
  const { run, open, acts } = state
  const [choice, choose] = useState<Choice>({ may: null, own: {} })
  const { parts, aim, lateMinutes, command } = shareAsChosen(run, now, choice)
  const end = endsAt(clockTime(aim + lateMinutes * MINUTE, timeZone), lateMinutes)
  const tick = (id: string, on: boolean) => {
    const may = parts.filter(part => (part.id === id ? on : part.may)).map(part => part.id)
    const { [id]: _, ...own } = choice.own
    choose({ may, own })
  }
  const set = (id: string, minutes: number) => choose({ may: choice.may, own: { ...choice.own, [id]: minutes } })
  return (
    <>
      <p className="quiet">Tick what may change. What you set stays; the others share the rest.</p>
      <ul className="plain rebalance-parts">
        {parts.map(part => (
          <li key={part.id}>
            <Part {...{ part, tick, set }} />
          </li>
        ))}
      </ul>
      <div role="status" className="rebalance-end num" data-late={lateMinutes > 0 || undefined}>
        <p>
          <strong>{end}</strong>
        </p>
        {lateMinutes > 0 && (
          <p className="s quiet">
            It can’t end on time like this: {count(lateMinutes, 'minute')} too many. Let another part change, or end
            late.
          </p>
        )}
        {lateMinutes < 0 && <p className="s quiet">{count(-lateMinutes, 'minute')} are still to be given.</p>}
      </div>
      <div className="row wrap">
        <Act
          look="main"
          disabled={command === null}
          onAct={() => {
            if (command) acts.give(command, 'Re-balance')
            open(null)
          }}
        >
          Share it like this
        </Act>
        <Act look="ghost" onAct={() => open(null)}>
          Leave it as it is
        </Act>
      </div>
      <p className="s quiet">The projector changes when you accept. Undo takes it back.</p>
    </>
  )
}

type PartProps = {
  part: ChosenPart
  tick: (id: string, on: boolean) => void
  set: (id: string, minutes: number) => void
}

function Part({ part, tick, set }: PartProps) {
  const { id, title, may, minutes, beforeMinutes, min, over } = part
  const [unreadable, setUnreadable] = useState(false)
  const label = (
    <>
      {title} {part.protected && <Lock className="icon" role="img" aria-label="protected" />}
    </>
  )
  if (over)
    return (
      <p>
        {title} <span className="s quiet">is over its time: nothing to give.</span>
      </p>
    )
  return (
    <>
      <Check
        label={label}
        hint={hintOf(part)}
        checked={may}
        onChange={event => tick(id, event.currentTarget.checked)}
      />
      {may ? (
        <Stepper
          label={`${title}, minutes`}
          value={unreadable ? Number.NaN : minutes}
          {...{ min }}
          max={LONGEST}
          unit="minute"
          warning={belowLeast(part)}
          onChange={next => {
            const readable = Number.isInteger(next) && next >= 0 && next <= LONGEST
            setUnreadable(!readable)
            if (readable) set(id, next)
          }}
        />
      ) : (
        <p className="num quiet">stays {beforeMinutes}</p>
      )}
    </>
  )
}

function hintOf({ protected: kept, may, minutes, beforeMinutes, leastMinutes }: ChosenPart): string {
  if (kept && !may) return 'Protected: tick it only if it must pay.'
  const was = minutes === beforeMinutes ? 'as it is' : `was ${beforeMinutes}`
  return leastMinutes > 0 ? `${was}, needs ${leastMinutes} at least` : was
}

function belowLeast({ minutes, leastMinutes, beforeMinutes }: ChosenPart): string | undefined {
  if (minutes >= leastMinutes || minutes >= beforeMinutes) return undefined
  return `Less than the ${count(leastMinutes, 'minute')} it needs.`
}
