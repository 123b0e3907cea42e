import { useQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import type { Programme } from '@hubs/schema/programmes'
import { actorOf } from '#features/accounts/actor.ts'
import { HubEditorList } from '#features/hubs/editor/hub-editor-list.tsx'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { AboutForm } from '#features/programmes/about-form.tsx'
import { ChoosingWay } from '#features/programmes/choosing-way.tsx'
import { DaysOff } from '#features/programmes/days-off.tsx'
import { UsualMeetingForm } from '#features/programmes/usual-meeting.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { HalfTermDates } from '#features/programmes/half-term-dates.tsx'
import { HalfTermsRead } from '#features/programmes/half-terms-read.tsx'
import { OpenNow } from '#features/programmes/open-now.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { WindowForm } from '#features/programmes/window-form.tsx'
import { windowInWords } from '#features/programmes/window-labels.ts'
import { FurtherReading } from '#features/references/further-reading.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { useArrival } from '#lib/page/use-arrival.ts'
import { useNow } from '#lib/time/use-now.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function ProgrammeScreen() {
  const me = useMe()
  const may = can(actorOf(me), 'programme:edit', { schoolId: me.school.id })
  const { data, error, refetch } = useQuery({ ...programmeQuery(), enabled: may })
  if (!may) return <NotFoundScreen />
  if (data) return <ProgrammeView programme={data} timeZone={me.school.timeZone} />
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the programme…" />
      )}
    </main>
  )
}

function ProgrammeView({ programme, timeZone }: { programme: Programme; timeZone: string }) {
  const heading = usePageTitle(`Programme ${programme.name} · Learning Hubs`)
  const now = useNow()
  useArrival()
  return (
    <main className="page narrow-page" id="main">
      <div className="col tight">
        <h1 ref={heading} tabIndex={-1}>
          Programme <bdi>{programme.name}</bdi>
        </h1>
        <p className="quiet">You can change everything here at any time. Remember to save each section.</p>
      </div>
      <Section id="choice" title="Hub choices" words={windowInWords(programme.choice, timeZone, now)}>
        <div className="row">
          <OpenNow programme={programme} timeZone={timeZone} />
        </div>
        <ChoosingWay programme={programme} />
        <WindowForm programme={programme} timeZone={timeZone} />
      </Section>
      <Section id="dates" title="Half terms" words="Each group meets once every half term.">
        <HalfTermsRead programme={programme} />
        <HalfTermDates programme={programme} datesTo={paths.meetingDates} />
      </Section>
      <Section
        id="closures"
        title="Closures and INSET days"
        words="No one meets on a bank holiday or when the school is closed. Groups can meet on INSET days; exam days are avoided when dates are proposed."
      >
        <DaysOff daysOff={programme.daysOff} />
      </Section>
      <Section
        id="usual"
        title="Usual meeting"
        words="When and where your groups usually meet. Dates are proposed from this, and each meeting can still be different."
      >
        <UsualMeetingForm programme={programme} />
        <div className="row">
          <LinkButton to={paths.meetingDates}>Propose meeting dates</LinkButton>
        </div>
      </Section>
      <Section id="hubs" title="Hubs" words="Guiding question, outcomes, places and facilitators for each hub.">
        <Hubs />
        <div className="row">
          <LinkButton to={paths.newHub}>Open a new hub</LinkButton>
        </div>
      </Section>
      <NextYear />
      <Section id="about" title="About the programme" words="Shown on the public page.">
        <AboutForm programme={programme} />
      </Section>
      <Section id="reading" title="Further reading" words="Shown at the bottom of the public page.">
        <FurtherReading linkTo={paths.reference} />
      </Section>
    </main>
  )
}

function Hubs() {
  const { data, error, refetch } = useQuery(hubsQuery())
  if (data) return <HubEditorList hubs={data} linkTo={paths.programmeHub} />
  return error ? (
    <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  ) : (
    <Waiting what="Loading the hubs…" />
  )
}

function NextYear() {
  return (
    <Section
      id="next-year"
      title="Next year"
      words="Dates, hubs and people for the next year, proposed from this one. Earlier years stay here to read."
    >
      <div className="row wrap">
        <LinkButton to={paths.nextYear}>Get next year ready</LinkButton>
        <LinkButton to={paths.years}>Past years</LinkButton>
      </div>
    </Section>
  )
}
