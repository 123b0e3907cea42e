import type { Showcase } from '@hubs/schema/library/showcase'
import { Poster } from '#features/publications/poster.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { addressOf, paths, shortAddress } from '#shared/paths.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { PageFrame } from '#ui/page/page-frame.tsx'
import { ShowcaseGate } from '../public/showcase-gate.tsx'
import '../public/showcase.css'

/** A hub’s year on one sheet of paper. */
export default function PosterScreen() {
  return <ShowcaseGate>{showcase => <View showcase={showcase} />}</ShowcaseGate>
}

function View({ showcase }: { showcase: Showcase }) {
  const { hub, year } = showcase
  usePageTitle(`Poster: ${hub.name}, ${year} · Learning Hubs`)
  const path = paths.showcase(year, hub.slug)
  return (
    <PageFrame look="poster-page" hub={hub.slug}>
      <div className="row wrap between no-print">
        <BackLink to={path}>{hub.name}: our year</BackLink>
        <Button look="main" onPress={() => window.print()}>
          Print
        </Button>
      </div>
      <Poster showcase={showcase} address={addressOf(path)} shortAddress={shortAddress(path)} />
    </PageFrame>
  )
}
