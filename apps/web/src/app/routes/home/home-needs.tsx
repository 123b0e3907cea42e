import ChevronRight from 'lucide-react/icons/chevron-right'
import { Link } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts/accounts'
import { useHomeNeeds } from './use-home-needs.ts'
import './home-needs.css'

/** All that waits for this person, in one list; not there when nothing does. */
export function HomeNeeds({ me }: { me: Me }) {
  const needs = useHomeNeeds(me)
  if (needs.length === 0) return null
  return (
    <section className="card home-needs" aria-labelledby="home-needs">
      <h2 id="home-needs">To do</h2>
      <ul className="plain">
        {needs.map(({ id, to, title, words, Icon, state }) => (
          <li key={id}>
            <Icon className="icon" aria-hidden />
            <div>
              <Link to={to} state={state}>
                {title}
              </Link>
              <p className="s quiet">{words}</p>
            </div>
            <ChevronRight className="icon" aria-hidden />
          </li>
        ))}
      </ul>
    </section>
  )
}
