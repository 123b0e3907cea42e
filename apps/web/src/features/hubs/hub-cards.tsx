import ArrowRight from 'lucide-react/icons/arrow-right'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { audiences, type Audience } from '@hubs/schema/hubs'
import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import { figure } from '@hubs/rules/text/words'
import { listed } from '#lib/page/capital.ts'
import { paths } from '#shared/paths.ts'
import { HubSign } from './hub-sign.tsx'
import { unbroken } from '#ui/text/unbroken.tsx'
import './hub-cards.css'

const names: Record<Audience, string> = {
  students: 'students',
  parents: 'parents',
  staff: 'staff',
  community: 'the wider community',
}

type HubCardsProps = {
  hubs: PublicProgramme['hubs']
  /** One more card after the hubs. */
  children?: ReactNode
}

/** Each hub with its question and whom it is for. */
export function HubCards({ hubs, children }: HubCardsProps) {
  return (
    <ul className="hub-cards plain">
      {hubs.map(hub => (
        <li key={hub.slug} className="card" data-hub={hub.slug}>
          <HubSign slug={hub.slug} />
          <h3>{unbroken(hub.name)}</h3>
          <p>{hub.question}</p>
          <p className="s quiet">
            For {listed(audiences.filter(each => hub.audiences.includes(each)).map(each => names[each]))}
          </p>
          <Link to={paths.hub(hub.slug)} aria-label={`${hub.name}: ${figure(hub.outcomes.length, 'intended outcome')}`}>
            {figure(hub.outcomes.length, 'intended outcome')}
            <ArrowRight className="icon" aria-hidden />
          </Link>
        </li>
      ))}
      {children && <li className="card hub-cards-note">{children}</li>}
    </ul>
  )
}
