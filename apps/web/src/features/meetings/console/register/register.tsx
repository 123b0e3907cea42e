import type { Attendance, RunPerson } from '@hubs/schema/meetings/live'
import { registerWords } from '@hubs/rules/text/register-labels'
import { nameApart } from '@hubs/rules/text/told-apart'
import { count } from '@hubs/rules/text/words'
import Check from 'lucide-react/icons/check'
import DoorOpen from 'lucide-react/icons/door-open'
import Mail from 'lucide-react/icons/mail'
import X from 'lucide-react/icons/x'
import { useId, useState, type KeyboardEvent } from 'react'
import { clockTime } from '#lib/time/time.ts'
import { Apart } from '#ui/text/name.tsx'
import { ConsoleButton } from '../console-button.tsx'
import type { ConsoleCommands } from '../use-console.ts'
import './register.css'

const choices = [
  { attendance: 'present', word: 'Present', Icon: Check },
  { attendance: 'apologies', word: 'Apologies', Icon: Mail },
  { attendance: 'absent', word: 'Absent', Icon: X },
] as const satisfies readonly { attendance: Attendance; word: string; Icon: unknown }[]

const offered = (ahead: boolean) => choices.filter(({ attendance }) => !ahead || attendance !== 'present')

type RegisterProps = {
  people: readonly RunPerson[]
  dispatch: ConsoleCommands['dispatch']
  heading?: boolean
  /** With words on the buttons, where there is room for them. */
  wide?: boolean
  /** The meeting has begun: somebody may leave early. */
  running?: boolean
  /** Too early to say who is here: only who can't come. */
  ahead?: boolean
  timeZone: string
}

const said = [
  ['present', 'present'],
  ['apologies', 'sent apologies'],
  ['absent', 'absent'],
  ['unknown', 'not marked yet'],
] as const

/** "9 present, 1 sent apologies, 2 not marked yet." Who left early was present. */
export function registerSentence(people: readonly RunPerson[]): string {
  const parts = said
    .map(([attendance, words]) => ({ n: people.filter(person => person.attendance === attendance).length, words }))
    .filter(({ n }) => n > 0)
    .map(({ n, words }) => `${n} ${words}`)
  return parts.length > 0 ? `${parts.join(', ')}.` : ''
}

/** Who is here: one tap a person. Pressing what is set already takes it back. */
export function Register({
  people,
  dispatch,
  heading = false,
  wide = false,
  running = false,
  ahead = false,
  timeZone,
}: RegisterProps) {
  const [focused, focus] = useState(0)
  const keys = useId()
  return (
    <div className="register" data-wide={wide || undefined}>
      {heading && <h2>Register</h2>}
      <Marked {...{ people, dispatch, ahead }} />
      <p className="register-legend s quiet" aria-hidden>
        {offered(ahead).map(({ attendance, word, Icon }) => (
          <span key={attendance}>
            <Icon className="icon" /> {word.toLowerCase()}
          </span>
        ))}
        {running && (
          <span>
            <DoorOpen className="icon" /> left early
          </span>
        )}
      </p>
      <p id={keys} className="register-keys s quiet">
        Use the arrow keys to move around this list.
      </p>
      <ul className="plain">
        {people.map((person, at) => (
          <li key={person.id} data-gone={person.leftAt !== null || undefined}>
            <span className="register-name">
              <bdi>{person.name}</bdi>
              <Apart of={person} />
              <Minutes person={person} timeZone={timeZone} />
            </span>
            <Line
              {...{ person, at, dispatch, wide, running, ahead, keys, focus }}
              reached={focused === at}
              move={event => moveAmong(event, people.length, focus)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who is marked so far, and all the others in one tap. */
function Marked({ people, dispatch, ahead }: Required<Pick<RegisterProps, 'people' | 'dispatch' | 'ahead'>>) {
  const unmarked = people.filter(person => person.attendance === 'unknown').length
  const rest = unmarked === people.length ? 'Mark everyone present' : 'Mark everyone else present'
  return (
    <div className="row wrap">
      <p className="s quiet num" role="status">
        {registerSentence(people)}
      </p>
      {unmarked > 0 && !ahead && (
        <ConsoleButton onAct={() => dispatch({ type: 'registerRest', attendance: 'present' }, rest)}>
          {rest}
          <span className="hidden-text">, {count(unmarked, 'person', 'people')}</span>
        </ConsoleButton>
      )}
    </div>
  )
}

/** "arrived 15:42, left 17:10": only where there is something to say beside the ticks. */
function Minutes({ person, timeZone }: { person: RunPerson; timeZone: string }) {
  const { attendance, arrivedAt, leftAt } = person
  if (arrivedAt === null && leftAt === null) return null
  const clock = (at: number | null) => (at === null ? null : clockTime(at, timeZone))
  return (
    <span className="s quiet num">
      {' '}
      {registerWords({ attendance, arrivedAt: clock(arrivedAt), leftAt: clock(leftAt) })}
    </span>
  )
}

/** One stop of the Tab key for the whole list: up and down go from name to name, left and right within one. */
function moveAmong(event: KeyboardEvent<HTMLButtonElement>, people: number, focus: (at: number) => void) {
  const ways: Record<string, [number, number]> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
  }
  const way = ways[event.key]
  const button = event.currentTarget
  const list = button.closest('ul')
  if (!way || !list) return
  event.preventDefault()
  const at = Math.min(people - 1, Math.max(0, Number(button.dataset.at) + way[0]))
  const lines = [...list.querySelectorAll<HTMLElement>(`button[data-at="${at}"]`)]
  const here = [...list.querySelectorAll<HTMLElement>(`button[data-at="${button.dataset.at}"]`)]
  const column = Math.min(lines.length - 1, Math.max(0, here.indexOf(button) + way[1]))
  focus(at)
  lines[column]?.focus()
}

type LineProps = Required<Pick<RegisterProps, 'dispatch' | 'wide' | 'running' | 'ahead'>> & {
  person: RunPerson
  at: number
  reached: boolean
  /** The id of the words about the arrow keys: heard where one comes in, not with each name. */
  keys: string
  focus: (at: number) => void
  move: (event: KeyboardEvent<HTMLButtonElement>) => void
}

function Line({ person, at, dispatch, wide, running, ahead, reached, keys, focus, move }: LineProps) {
  const { id, attendance, leftAt } = person
  const name = nameApart(person)
  const shared = (first: boolean) => ({
    type: 'button' as const,
    'data-at': at,
    tabIndex: reached && first ? 0 : -1,
    'aria-describedby': first && at === 0 ? keys : undefined,
    onFocus: () => focus(at),
    onKeyDown: move,
  })
  const blurred = (act: () => void) => (event: React.MouseEvent<HTMLElement>) => {
    if (event.detail > 0) event.currentTarget.blur()
    act()
  }
  return (
    <span className="register-choices" role="group" aria-label={name}>
      {offered(ahead).map(({ attendance: to, word, Icon }, column) => {
        const set = attendance === to && leftAt === null
        const label = `${name}: ${word.toLowerCase()}`
        return (
          <button
            key={to}
            {...shared(column === 0)}
            aria-pressed={set}
            aria-label={label}
            title={word}
            onClick={blurred(() =>
              dispatch({ type: 'register', personId: id, attendance: set ? 'unknown' : to }, label),
            )}
          >
            <Icon className="icon" aria-hidden />
            {wide && <span aria-hidden>{word}</span>}
          </button>
        )
      })}
      {running && (
        <button
          {...shared(false)}
          aria-pressed={leftAt !== null}
          disabled={attendance !== 'present'}
          aria-label={`${name}: left early`}
          title="Left early"
          onClick={blurred(() =>
            leftAt === null
              ? dispatch({ type: 'leave', personId: id }, `${name}: left early`)
              : dispatch({ type: 'register', personId: id, attendance: 'present' }, `${name}: present`),
          )}
        >
          <DoorOpen className="icon" aria-hidden />
        </button>
      )}
    </span>
  )
}
