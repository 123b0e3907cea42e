import type { Showcase } from '@hubs/schema/library/showcase'
import { HubOutcomes } from '#features/hubs/page/hub-outcomes.tsx'
import { ShowcaseView } from '#features/publications/showcase-view.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { PageFrame } from '#ui/page/page-frame.tsx'
import { ShowcaseGate } from './showcase-gate.tsx'
import './showcase.css'

/** A hub’s year, for anybody. */
export default function ShowcaseScreen() {
  return <ShowcaseGate>{showcase => <View showcase={showcase} />}</ShowcaseGate>
}

function View({ showcase }: { showcase: Showcase }) {
  const { hub, year, schoolName } = showcase
  const heading = usePageTitle(`${hub.name}: our year · ${schoolName}`)
  return (
    <PageFrame look="showcase-page" hub={hub.slug}>
      <div className="col">
        <BackLink to={paths.publications}>What we’ve found</BackLink>
        <div className="row wrap">
          <HubChip slug={hub.slug} name={`${hub.name}, ${year}`} />
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {hub.question}
        </h1>
        <p className="lead">{hub.summary}</p>
        <div className="row no-print">
          <LinkButton to={paths.poster(year, hub.slug)}>Print a poster</LinkButton>
        </div>
      </div>
      <ShowcaseView Outcomes={HubOutcomes} showcase={showcase} />
    </PageFrame>
  )
}
