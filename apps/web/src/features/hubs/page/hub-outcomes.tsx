import GraduationCap from 'lucide-react/icons/graduation-cap'
import House from 'lucide-react/icons/house'
import MapPinHouse from 'lucide-react/icons/map-pin-house'
import UsersRound from 'lucide-react/icons/users-round'
import { audiences, type Audience, type Outcome } from '@hubs/schema/hubs'
import { capital, listed } from '#lib/page/capital.ts'
import './hub-outcomes.css'

const shown = {
  students: { name: 'students', Icon: GraduationCap },
  parents: { name: 'parents', Icon: House },
  staff: { name: 'staff', Icon: UsersRound },
  community: { name: 'the wider community', Icon: MapPinHouse },
} as const satisfies Record<Audience, unknown>

type OutcomeText = Omit<Outcome, 'id'>

/** The outcomes by whom they are for. Each stands once, however many it is for, so that there are as many as are told. */
function byAudiences(outcomes: readonly OutcomeText[]) {
  const groups = new Map<string, { who: Audience[]; own: OutcomeText[] }>()
  for (const outcome of outcomes) {
    const who = audiences.filter(each => outcome.audiences.includes(each))
    const group = groups.get(who.join()) ?? { who, own: [] }
    groups.set(who.join(), { who, own: [...group.own, outcome] })
  }
  return [...groups.values()]
}

/** What the hub works toward, by whom it is for. */
export function HubOutcomes({ outcomes }: { outcomes: readonly OutcomeText[] }) {
  return (
    <div className="hub-outcomes">
      {byAudiences(outcomes).map(({ who, own }) => {
        const names = listed(who.map(each => shown[each].name))
        return (
          <section key={names} className="card" aria-label={`Outcomes for ${names}`}>
            <h3>
              <span className="hub-outcomes-signs">
                {who.map(each => {
                  const { Icon } = shown[each]
                  return <Icon key={each} className="icon" aria-hidden />
                })}
              </span>
              {capital(names)}
            </h3>
            <ul className="plain">
              {own.map(({ statement, howWeWillKnow }) => (
                <li key={statement}>
                  <p>{statement}</p>
                  {howWeWillKnow && <p className="s quiet">How we’ll know: {howWeWillKnow}</p>}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
