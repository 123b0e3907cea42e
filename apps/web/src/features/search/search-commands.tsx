import ArrowRight from 'lucide-react/icons/arrow-right'
import { useId } from 'react'
import { Link } from 'react-router-dom'

/** Something to do, and the page where it is done. */
export type SearchCommand = { name: string; to: string }

/** What can be done, apart from what was found. */
export function SearchCommands({
  commands,
  onGo,
}: {
  commands: readonly SearchCommand[]
  onGo?: (() => void) | undefined
}) {
  const id = useId()
  if (commands.length === 0) return null
  return (
    <section className="search-group" aria-labelledby={id}>
      <h2 id={id}>Go to a page</h2>
      <ul className="plain">
        {commands.map(({ name, to }) => (
          <li key={name}>
            <Link to={to} className="search-hit search-command" onClick={onGo}>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              <ArrowRight className="icon" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
