import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { count, inWords } from '@hubs/rules/text/words'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { Ballot } from '@hubs/schema/choosing/ballots'
import { ballotQuery } from '#features/choosing/choosing.queries.ts'
import { HubTable } from '#features/hubs/hub-table.tsx'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { NotThisYear } from '#features/membership/not-this-year.tsx'
import { windowWords } from '#features/membership/window-labels.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { capital } from '#lib/page/capital.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { HomeWaiting } from './home-waiting.tsx'

/** Where hubs are allocated, for teachers and support staff alike. */
const rankWords = {
  title: 'Which hubs would you like to work in?',
  sentence: 'Rank as many as you like. Everyone’s ranking counts the same, however early or late you send it.',
}

/** What stands, so that nobody has to look whether they did. */
function savedWords({ ranks, any }: Ballot, nameOf: (slug: string) => string) {
  const until = 'You can change this until hub choices close.'
  if (any) return { title: 'You said any hub would do', sentence: until }
  const [first] = ranks
  if (first === undefined) return rankWords
  return {
    title: `You’ve ranked ${count(ranks.length, 'hub')}`,
    sentence: `Your first choice is ${isolated(nameOf(first))}. ${until}`,
  }
}

/** For somebody without a hub: teachers choose by a date, support staff are invited, not urged. */
export function HomeInvitation({ me }: { me: Me }) {
  const { data: programme } = useSuspenseQuery(programmeQuery())
  const coordinates = me.roles.includes('coordinator')
  const who = { staffKind: me.staffKind, notThisYear: me.notThisYear, hubName: null, coordinates }
  const ranked = programme.choosing === 'ranked' && programme.choice.state === 'open'
  const { data: ballot } = useQuery({ ...ballotQuery(), enabled: ranked })
  const { data: hubs } = useQuery({ ...hubsQuery(), enabled: ranked })
  const hasRanked = ballot !== undefined && (ballot.any || ballot.ranks.length > 0)
  const nameOf = (slug: string) => hubs?.find(hub => hub.slug === slug)?.name ?? slug
  const words = {
    ...windowWords(who, programme, me.school.timeZone),
    ...(ranked && !me.notThisYear && (hasRanked ? savedWords(ballot, nameOf) : rankWords)),
  }
  const support = me.staffKind === 'support'
  const urged = !support && words.allowed && !hasRanked
  const quiet = me.notThisYear
  return (
    <section className="card home-call" data-table={!quiet || undefined} aria-labelledby="home-call">
      <div>
        <p className="s quiet">{words.eyebrow}</p>
        <h2 id="home-call">{words.title}</h2>
        <p>{words.sentence}</p>
        <div className="row wrap">
          <LinkButton to={paths.choose} look={urged ? 'main' : 'plain'} big={urged}>
            {hasRanked ? 'Change your ranking' : ranked ? 'Rank the hubs' : urged ? 'Choose a hub' : 'See the hubs'}
          </LinkButton>
          {support && <NotThisYear said={me.notThisYear} />}
        </div>
        <HomeWaiting me={me} />
      </div>
      {!quiet && <Hubs />}
    </section>
  )
}

function Hubs() {
  const { data: hubs } = useQuery(hubsQuery())
  if (!hubs) return null
  return <HubTable hubs={hubs} middle={`${capital(inWords(hubs.length))} questions`} />
}
