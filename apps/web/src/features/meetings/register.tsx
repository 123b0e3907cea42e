import type { Attendance, RunPerson } from '@hubs/schema/live'
import { count, inWords } from '@hubs/rules/words'
import Check from 'lucide-react/icons/check'
import Mail from 'lucide-react/icons/mail'
import X from 'lucide-react/icons/x'
import { capital } from '#lib/capital.ts'
import { Act } from './act.tsx'
import type { Acts } from './use-console.ts'
import './register.css'

const choices = [
  { attendance: 'present', word: 'Here', Icon: Check },
  { attendance: 'apologies', word: 'Apologies', Icon: Mail },
  { attendance: 'absent', word: 'Absent', Icon: X },
] as const satisfies readonly { attendance: Attendance; word: string; Icon: unknown }[]

type RegisterProps = {
  people: readonly RunPerson[]
  give: Acts['give']
  heading?: boolean
  /** With words on the buttons, where there is room for them. */
  wide?: boolean
}

const said = [
  ['present', 'here'],
  ['apologies', 'sent apologies'],
  ['absent', 'absent'],
  ['unknown', 'not marked yet'],
] as const

/** "Nine here, one sent apologies, two not marked yet." */
export function registerSentence(people: readonly RunPerson[]): string {
  const parts = said
    .map(([attendance, words]) => ({ n: people.filter(person => person.attendance === attendance).length, words }))
    .filter(({ n }) => n > 0)
    .map(({ n, words }) => `${inWords(n)} ${words}`)
  return parts.length > 0 ? `${capital(parts.join(', '))}.` : ''
}

/** Who is here: one tap a person. Pressing what is set already takes it back. */
export function Register({ people, give, heading = false, wide = false }: RegisterProps) {
  const unmarked = people.filter(person => person.attendance === 'unknown').length
  return (
    <div className="register" data-wide={wide || undefined}>
      {heading && <h2>Register</h2>}
      <p className="s quiet num" role="status">
        {registerSentence(people)}
      </p>
      <p className="register-legend s quiet" aria-hidden>
        {choices.map(({ attendance, word, Icon }) => (
          <span key={attendance}>
            <Icon className="icon" /> {word.toLowerCase()}
          </span>
        ))}
      </p>
      <ul className="plain">
        {people.map(person => (
          <li key={person.id}>
            <span className="register-name">{person.name}</span>
            <span className="register-choices" role="group" aria-label={person.name}>
              {choices.map(({ attendance, word, Icon }) => {
                const set = person.attendance === attendance
                const to = set ? 'unknown' : attendance
                return (
                  <button
                    key={attendance}
                    type="button"
                    aria-pressed={set}
                    aria-label={`${person.name}: ${word.toLowerCase()}`}
                    title={word}
                    onClick={event => {
                      if (event.detail > 0) event.currentTarget.blur()
                      give(
                        { type: 'register', personId: person.id, attendance: to },
                        `${person.name}: ${word.toLowerCase()}`,
                      )
                    }}
                  >
                    <Icon className="icon" aria-hidden />
                    {wide && <span aria-hidden>{word}</span>}
                  </button>
                )
              })}
            </span>
          </li>
        ))}
      </ul>
      {unmarked > 0 && (
        <Act onAct={() => give({ type: 'registerRest', attendance: 'present' }, 'Everybody else is here')}>
          {unmarked === people.length ? 'Everybody is here' : 'Everybody else is here'}
          <span className="hidden-text">, {count(unmarked, 'person', 'people')}</span>
        </Act>
      )}
    </div>
  )
}
