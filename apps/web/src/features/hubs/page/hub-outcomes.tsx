import GraduationCap from 'lucide-react/icons/graduation-cap'
import House from 'lucide-react/icons/house'
import MapPinHouse from 'lucide-react/icons/map-pin-house'
import UsersRound from 'lucide-react/icons/users-round'
import { audiences, type Audience, type Outcome } from '@hubs/schema/hubs'
import './hub-outcomes.css'

const shown = {
  students: { name: 'Students', Icon: GraduationCap },
  parents: { name: 'Parents', Icon: House },
  staff: { name: 'Staff', Icon: UsersRound },
  community: { name: 'The wider community', Icon: MapPinHouse },
} as const satisfies Record<Audience, unknown>

type OutcomeText = Omit<Outcome, 'id'>

/** What the hub works toward, by whom it is for. An outcome for several stands under each of them. */
export function HubOutcomes({ outcomes }: { outcomes: readonly OutcomeText[] }) {
  const groups = audiences
    .map(audience => ({ audience, own: outcomes.filter(outcome => outcome.audiences.includes(audience)) }))
    .filter(({ own }) => own.length > 0)
  return (
    <div className="hub-outcomes">
      {groups.map(({ audience, own }) => {
        const { name, Icon } = shown[audience]
        return (
          <section key={audience} className="card" aria-label={`Outcomes for ${name.toLowerCase()}`}>
            <h3>
              <Icon className="icon" aria-hidden />
              <bdi>{name}</bdi>
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
