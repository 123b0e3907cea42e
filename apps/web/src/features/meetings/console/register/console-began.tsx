import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { RunView } from '@hubs/rules/run/run-project'
import { count } from '@hubs/rules/text/words'
import History from 'lucide-react/icons/history'
import { lazy, Suspense, useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { Stepper } from '#ui/fields/stepper.tsx'
import { ConsoleButton } from '../console-button.tsx'
import type { ConsoleCommands } from '../use-console.ts'

// As heavy as all the rest here, and asked for rarely.
const Dialog = lazy(() => import('#ui/dialog.tsx').then(each => ({ default: each.Dialog })))

/** Nobody corrects more than half an hour by a stepper. */
const MOST = 30
/** From so long after the planned time on, the console says that nobody has pressed start. */
const OVERDUE_FROM = 2 * MINUTE_MS
/** Longer ago than that it is hardly forgotten any more: the button is gone, and undo has its own. */
const FORGOTTEN_FOR = 15 * MINUTE_MS

const isRight = (minutes: number, min = 1) => Number.isInteger(minutes) && minutes >= min && minutes <= MOST

type HowLongProps = { label: string; value: number; min?: number; onChange: (value: number) => void }

function HowLong({ label, value, min = 1, onChange }: HowLongProps) {
  const error = isRight(value, min) ? undefined : `Enter a number of minutes from ${min} to ${MOST}.`
  return <Stepper {...{ label, value, min, error, onChange }} max={MOST} unit="minute" />
}

type OverdueProps = { view: RunView; otherDay: boolean; dispatch: ConsoleCommands['dispatch'] }

/** The planned time is past, and nobody has pressed start: it may have begun all the same. */
export function StartOverdue({ view, otherDay, dispatch }: OverdueProps) {
  const late = Math.min(MOST, Math.floor(view.startOverdueMs / MINUTE_MS))
  const [open, setOpen] = useState(false)
  const [minutes, setMinutes] = useState<number | null>(null)
  const ago = minutes ?? late
  if (view.startOverdueMs < OVERDUE_FROM || otherDay) return null
  return (
    <div className="console-overdue" role="group" aria-label="Meeting not started">
      <div className="row wrap between">
        <p>This meeting was due to start {count(late, 'minute')} ago.</p>
        <ConsoleButton look="ghost" aria-expanded={open} onAct={() => setOpen(!open)}>
          <History className="icon" aria-hidden />
          Already started?
        </ConsoleButton>
      </div>
      {open && (
        <div className="row wrap">
          <HowLong label="How many minutes ago did you start?" value={ago} onChange={setMinutes} />
          <ConsoleButton
            onAct={() => {
              if (!isRight(ago)) return
              dispatch({ type: 'start' }, 'Start the meeting')
              const label = `Started ${count(ago, 'minute')} ago`
              dispatch({ type: 'beganEarlier', segmentId: null, ms: ago * MINUTE_MS }, label)
            }}
          >
            {isRight(ago) ? `We started ${count(ago, 'minute')} ago` : 'We started earlier'}
          </ConsoleButton>
          <p className="s quiet">The finish time is worked out from that.</p>
        </div>
      )}
    </div>
  )
}

type BeganProps = { view: RunView; enteredAt: number | null; now: number; dispatch: ConsoleCommands['dispatch'] }

/** Somebody pressed late: the part, or with the first one the meeting, began before. */
export function BeganEarlier({ view, enteredAt, now, dispatch }: BeganProps) {
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState<number | null>(null)
  const { current, segments } = view
  if (!current || enteredAt === null || now - enteredAt > FORGOTTEN_FOR) return null
  const isFirst = segments[0]?.id === current.id
  const what = isFirst ? 'the meeting' : current.title
  const since = Math.max(0, now - enteredAt)
  const min = Math.floor(since / MINUTE_MS) + 1
  const minutes = chosen ?? min + 1
  const right = isRight(minutes, min)
  const close = () => {
    setOpen(false)
    choose(null)
  }
  function say() {
    if (!right) return
    close()
    const input = { type: 'beganEarlier', segmentId: isFirst ? null : (current?.id ?? null) } as const
    dispatch(
      { ...input, ms: Math.max(1000, minutes * MINUTE_MS - since) },
      `${capital(what)} started ${count(minutes, 'minute')} ago`,
    )
  }
  return (
    <>
      <ConsoleButton look="ghost" className="console-began" onAct={() => setOpen(true)}>
        <History className="icon" aria-hidden />
        Started earlier…
      </ConsoleButton>
      {open && (
        <Suspense>
          <Dialog open={open} title={`Did ${what} start earlier?`} onClose={close}>
            <p>
              {isFirst
                ? 'Use this if you pressed start late. The time since then counts towards the first part.'
                : 'Use this if you pressed next late. The time since then counts towards this part, not the one before.'}{' '}
              You can undo this.
            </p>
            <HowLong label={`How many minutes ago did ${what} start?`} value={minutes} min={min} onChange={choose} />
            <div className="row wrap">
              <ConsoleButton look="main" onAct={say}>
                {right ? `It started ${count(minutes, 'minute')} ago` : 'It started earlier'}
              </ConsoleButton>
              <ConsoleButton look="ghost" onAct={close}>
                Cancel
              </ConsoleButton>
            </div>
          </Dialog>
        </Suspense>
      )}
    </>
  )
}
