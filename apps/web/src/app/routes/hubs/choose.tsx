import { useQuery, useSuspenseQueries } from '@tanstack/react-query'
import type { Hub } from '@hubs/schema/hubs'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { hubsQuery, whileChoosing } from '#features/hubs/hubs.queries.ts'
import { HubList } from '#features/hubs/hub-list.tsx'
import { isHubFull, seatsInWords } from '#features/hubs/hub-seats.tsx'
import { ChoiceAction } from '#features/membership/choice-action.tsx'
import { NotThisYear } from '#features/membership/not-this-year.tsx'
import { useChoice } from '#features/membership/use-choice.tsx'
import { isFullWith, waitingQuery } from '#features/membership/waiting.queries.ts'
import { WaitingAction } from '#features/membership/waiting-action.tsx'
import { windowWords } from '#features/membership/window-labels.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { listed } from '#lib/page/capital.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { WhomToAsk } from '#features/school/whom-to-ask.tsx'
import { Page } from '#ui/page/page.tsx'
import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { RouteBoundary } from '#app/shell/route-boundary.tsx'
import { paths } from '#shared/paths.ts'
import { ChooseRanked } from './choose-ranked.tsx'
import './choose.css'

export default function ChooseScreen() {
  const [{ data: hubs }, { data: programme }] = useSuspenseQueries({
    queries: [{ ...hubsQuery(), ...whileChoosing }, programmeQuery()],
  })
  const me = useMe()
  const ranks = can(actorOf(me), 'ballot:own', { schoolId: me.school.id, personId: me.id })
  if (programme.choosing === 'ranked' && ranks)
    return (
      <RouteBoundary waiting="Loading your ranking…">
        <ChooseRanked hubs={hubs} programme={programme} />
      </RouteBoundary>
    )
  return <ChooseView hubs={hubs} programme={programme} />
}

/** A full hub says what is open instead. */
function placesInWords(hub: Hub, hubs: readonly Hub[]): string {
  if (!isHubFull(hub)) return seatsInWords(hub)
  const open = hubs.filter(each => !isHubFull(each) && !each.mine).map(each => each.name)
  if (open.length > 1 && open.length === hubs.filter(each => each.slug !== hub.slug && !each.mine).length)
    return 'Full. All the other hubs have places.'
  return open.length > 0
    ? `Full. There are places in ${listed(open)}.`
    : 'Full, and so are the other hubs. Ask your coordinator.'
}

function ChooseView({ hubs, programme }: { hubs: Hub[]; programme: Programme }) {
  const me = useMe()
  const mine = hubs.find(hub => hub.mine) ?? null
  const { staffKind, notThisYear, school } = me
  const who = { staffKind, notThisYear, hubName: mine?.name ?? null, coordinates: me.roles.includes('coordinator') }
  const words = windowWords(who, programme, school.timeZone)
  const choice = useChoice(mine)
  const support = staffKind === 'support'
  const waiting = useQuery({ ...waitingQuery(), ...whileChoosing, enabled: staffKind !== 'none' })
  const listOf = (slug: string) => waiting.data?.find(list => list.hubSlug === slug)
  const isFull = (hub: Hub) => isFullWith(hub, listOf(hub.slug))
  const waits = (hub: Hub) =>
    !hub.mine && isFull(hub) && waiting.data !== undefined && (words.allowed || listOf(hub.slug)?.position != null)
  return (
    <Page
      title="Hubs"
      head="choose-head"
      heading={words.title}
      above={words.eyebrow && <p className="s quiet">{words.eyebrow}</p>}
      quiet
      lead={
        <>
          {words.sentence}
          {!words.allowed && !who.coordinates && <WhomToAsk ask="coordinator" />}
        </>
      }
      more={<Ways mine={mine} support={support} notThisYear={notThisYear} />}
    >
      <HubList
        hubs={hubs}
        timeZone={school.timeZone}
        firstEndsOn={programme.halfTerms[0]?.endsOn ?? ''}
        renderAction={hub =>
          waits(hub) ? (
            <WaitingAction hub={hub} list={listOf(hub.slug)} choice={choice} timeZone={school.timeZone} />
          ) : (
            <ChoiceAction
              hub={{ slug: hub.slug, name: hub.name, mine: hub.mine, full: isFull(hub) }}
              words={placesInWords(hub, hubs)}
              choice={choice}
              allowed={words.allowed}
              hasHub={mine !== null}
              voluntary={support}
            />
          )
        }
      />
      {choice.dialog}
    </Page>
  )
}

/** On from one's own hub; for support staff without one, the way to say that there will be none this year. */
function Ways({ mine, support, notThisYear }: { mine: Hub | null; support: boolean; notThisYear: boolean }) {
  if (mine)
    return (
      <div className="row">
        <LinkButton to={paths.hub(mine.slug)}>Your hub’s page</LinkButton>
        <LinkButton to={paths.newPlan}>Make a plan</LinkButton>
      </div>
    )
  if (!support) return null
  return (
    <div className="row">
      <NotThisYear said={notThisYear} />
    </div>
  )
}
