import ChevronRight from 'lucide-react/icons/chevron-right'
import { Link } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts/accounts'
import { sentenceOf } from '#lib/api-client.ts'
import { FailureNote } from '#ui/notes/failures.tsx'
import { TellProvider, useLost } from './use-asked.ts'
import { useHomeNeeds } from './use-home-needs.ts'
import './home-needs.css'

/** All that waits for this person, in one list; not there when nothing does, and said where that is not known. */
export function HomeNeeds({ me }: { me: Me }) {
  const { lost, tell } = useLost()
  return (
    <TellProvider value={tell}>
      <Needs me={me} lost={lost} />
    </TellProvider>
  )
}

type NeedsProps = { me: Me; lost: ReturnType<typeof useLost>['lost'] }

function Needs({ me, lost }: NeedsProps) {
  const needs = useHomeNeeds(me)
  const [first] = lost
  if (needs.length === 0 && !first) return null
  return (
    <section className="card home-needs" aria-labelledby="home-needs">
      <h2 id="home-needs">To do</h2>
      {first && <FailureNote sentence={sentenceOf(first.error)} retry={() => lost.forEach(each => each.refetch())} />}
      {needs.length > 0 && (
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
      )}
    </section>
  )
}
