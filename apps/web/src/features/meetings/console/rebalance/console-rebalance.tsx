import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { MINUTES_MOST } from '@hubs/schema/meetings/agenda'
import { count, endsAt, hoursAndMinutes } from '@hubs/rules/text/words'
import Lock from 'lucide-react/icons/lock'
import { useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { clockTime } from '#lib/time/time.ts'
import { Check } from '#ui/fields/check.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Stepper } from '#ui/fields/stepper.tsx'
import { ConsoleButton } from '../console-button.tsx'
import { type Choice, type Chosen, type ChosenPart, shareAsChosen } from './rebalance-choice.ts'
import type { ConsoleState } from '../use-console.ts'
import './console-rebalance.css'

type PanelProps = { state: ConsoleState; now: number; timeZone: string }

/** Which parts give time, or get it, and how much; with the end that comes of it, before anything changes. */
export function RebalancePanel(props: PanelProps) {
  const { panel, open } = props.state
  return (
    <Dialog open={panel === 'rebalance'} title="Change the times" onClose={() => open(null)}>
      <Shares {...props} />
    </Dialog>
  )
}

function Shares({ state, now, timeZone }: PanelProps) {
  const { run, open, commands } = state
  const early = state.view.lateMinutes < 0
  const [choice, setChoice] = useState<Choice>({ may: null, own: {} })
  const [spoken, speak] = useState('')
  const { parts, aim, lateMinutes, command } = shareAsChosen(run, now, choice)
  const endOf = ({ aim: to, lateMinutes: late }: Pick<Chosen, 'aim' | 'lateMinutes'>) =>
    endsAt(clockTime(to + late * MINUTE_MS, timeZone), late)
  const choose = (next: Choice) => {
    setChoice(next)
    speak(endOf(shareAsChosen(run, now, next)))
  }
  const tick = (id: string, on: boolean) => {
    const may = parts.filter(part => (part.id === id ? on : part.may)).map(part => part.id)
    const { [id]: _, ...own } = choice.own
    choose({ may, own })
  }
  const set = (id: string, minutes: number) => choose({ may: choice.may, own: { ...choice.own, [id]: minutes } })
  return (
    <>
      <p className="quiet">
        {early
          ? 'You have time to spare. Tick the parts that should get it. A break stays as long as planned unless you tick it.'
          : 'Tick the parts that can change. Times you set stay fixed, and the others share the rest.'}
      </p>
      <ul className="plain rebalance-parts">
        {parts.map(part => (
          <li key={part.id}>
            <Part {...{ part, early, tick, set }} />
          </li>
        ))}
      </ul>
      <End {...{ spoken, lateMinutes }} sentence={endOf({ aim, lateMinutes })} />
      <div className="row wrap">
        <ConsoleButton
          look="main"
          disabled={command === null}
          onAct={() => {
            if (command) commands.dispatch(command, 'Change the times')
            open(null)
          }}
        >
          Use these times
        </ConsoleButton>
        <ConsoleButton look="ghost" onAct={() => open(null)}>
          Cancel
        </ConsoleButton>
      </div>
      <p className="s quiet">The projector shows the new times straight away. You can undo this.</p>
    </>
  )
}

type EndProps = { spoken: string; sentence: string; lateMinutes: number }

/** The end that comes of it. It moves with the clock: what is spoken answers a choice. */
function End({ spoken, sentence, lateMinutes }: EndProps) {
  return (
    <>
      <p className="hidden-text" role="status">
        {spoken}
      </p>
      <div className="rebalance-end num" data-late={lateMinutes > 0 || undefined}>
        <p>
          <strong>{sentence}</strong>
        </p>
        {lateMinutes > 0 && (
          <p className="s quiet">
            This won’t finish on time: it’s {hoursAndMinutes(lateMinutes)} over. Let another part change, or finish
            late.
          </p>
        )}
        {lateMinutes < 0 && <p className="s quiet">{capital(hoursAndMinutes(-lateMinutes))} still to spare.</p>}
      </div>
    </>
  )
}

type PartProps = {
  part: ChosenPart
  /** There is time to give, and none to find. */
  early: boolean
  tick: (id: string, on: boolean) => void
  set: (id: string, minutes: number) => void
}

function Part({ part, early, tick, set }: PartProps) {
  const { id, title, may, minutes, beforeMinutes, min, over } = part
  const [unreadable, setUnreadable] = useState(false)
  const label = (
    <>
      {title} {part.protected && <Lock className="icon" role="img" aria-label="keeps its time" />}
    </>
  )
  if (over)
    return (
      <p>
        {title} <span className="s quiet">is over time, so it has none to spare.</span>
      </p>
    )
  return (
    <>
      <Check
        label={label}
        hint={hintOf(part, early)}
        checked={may}
        onChange={event => tick(id, event.currentTarget.checked)}
      />
      {may ? (
        <Stepper
          label={`${title}, minutes`}
          value={unreadable ? Number.NaN : minutes}
          {...{ min }}
          max={MINUTES_MOST}
          unit="minute"
          warning={belowLeast(part)}
          onChange={next => {
            const readable = Number.isInteger(next) && next >= 0 && next <= MINUTES_MOST
            setUnreadable(!readable)
            if (readable) set(id, next)
          }}
        />
      ) : (
        <p className="num quiet">stays at {beforeMinutes}</p>
      )}
    </>
  )
}

function hintOf({ protected: kept, may, minutes, beforeMinutes, leastMinutes }: ChosenPart, early: boolean): string {
  if (kept && !may) return early ? 'Keeps its time.' : 'Keeps its time: tick it only if there’s no other way.'
  const least = leastMinutes > 0 && minutes < beforeMinutes && `needs at least ${leastMinutes}`
  return [minutes === beforeMinutes ? 'no change' : `was ${beforeMinutes}`, least].filter(Boolean).join(', ')
}

function belowLeast({ minutes, leastMinutes, beforeMinutes }: ChosenPart): string | undefined {
  if (minutes >= leastMinutes || minutes >= beforeMinutes) return undefined
  return `Less than the ${count(leastMinutes, 'minute')} it needs.`
}
