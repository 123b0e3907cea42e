import { useQuery } from '@tanstack/react-query'
import type { Me } from '@hubs/schema/accounts'
import { NotThisYear } from '#features/membership/not-this-year.tsx'
import { windowWords } from '#features/membership/window-words.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'

/** For somebody without a hub: teachers choose by a date, support staff are invited, not urged. */
export function HomeInvitation({ me }: { me: Me }) {
  const { data: programme, error, refetch } = useQuery(programmeQuery())
  if (error && !programme) return <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  if (!programme) return <Waiting what="Loading the programme…" />
  const who = { staffKind: me.staffKind, notThisYear: me.notThisYear, hubName: null }
  const words = windowWords(who, programme.choice, me.school.timeZone)
  const support = me.staffKind === 'support'
  const urged = !support && words.allowed
  return (
    <section className="card home-call" aria-labelledby="home-call">
      <div>
        <p className="s quiet">{words.eyebrow}</p>
        <h2 id="home-call">{words.title}</h2>
        <p>{words.sentence}</p>
      </div>
      <div className="row wrap">
        <LinkButton to={paths.choose} look={urged ? 'main' : 'plain'} big={urged}>
          {urged ? 'Choose a hub' : 'See the hubs'}
        </LinkButton>
        {support && <NotThisYear said={me.notThisYear} />}
      </div>
    </section>
  )
}
