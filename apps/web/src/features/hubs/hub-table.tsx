import { Link } from 'react-router-dom'
import { HubIcon } from '#shared/hub-icon.tsx'
import { paths } from '#shared/paths.ts'
import { aroundCircle } from '#ui/figures/around-circle.ts'
import { unbroken } from '#ui/text/unbroken.tsx'
import './hub-table.css'

type HubTableProps = {
  hubs: readonly { slug: string; name: string }[]
  /** What all of them sit round. */
  middle: string
}

const MIDDLE = 50
const RADIUS = 37

/** The hubs round one table, each a link. */
export function HubTable({ hubs, middle }: HubTableProps) {
  return (
    <nav className="hub-table" aria-label="The hubs, round a table">
      <p className="hub-table-middle">{middle}</p>
      <ul className="plain">
        {hubs.map(({ slug, name }, index) => {
          const { x, y } = aroundCircle(index, hubs.length, RADIUS)
          return (
            <li key={slug} data-hub={slug} style={{ left: `${MIDDLE + x}%`, top: `${MIDDLE + y}%` }}>
              <Link to={paths.hub(slug)}>
                <span className="hub-table-seat">
                  <HubIcon slug={slug} />
                </span>
                <span className="hub-table-name">
                  <bdi>{unbroken(name)}</bdi>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
