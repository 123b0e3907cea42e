import { useSuspenseQuery } from '@tanstack/react-query'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { HubEditorList } from '#features/hubs/editor/hub-editor-list.tsx'
import { PersonPicker } from '#features/staff/person-picker.tsx'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { AboutForm } from '#features/programmes/about-form.tsx'
import { ChoosingWay } from '#features/programmes/choice-window/choosing-way.tsx'
import { ClosedMeetingsNote } from '#features/programmes/half-terms/closed-meetings-note.tsx'
import { DaysOff } from '#features/programmes/half-terms/days-off.tsx'
import { UsualMeetingForm } from '#features/programmes/usual-meeting.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { HalfTermDates } from '#features/programmes/half-terms/half-term-dates.tsx'
import { HalfTermsRead } from '#features/programmes/half-terms/half-terms-read.tsx'
import { OpenNow } from '#features/programmes/choice-window/open-now.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { WindowForm } from '#features/programmes/choice-window/window-form.tsx'
import { windowInWords } from '#features/programmes/choice-window/window-labels.ts'
import { FurtherReading } from '#features/references/further-reading.tsx'
import { useArrival } from '#lib/page/use-arrival.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { paths } from '#shared/paths.ts'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** For coordinators: what there is of a year, each part saved by itself. */
export default onlyFor('programme:edit', me => <ProgrammeView timeZone={me.school.timeZone} />)

function ProgrammeView({ timeZone }: { timeZone: string }) {
  const { data: programme } = useSuspenseQuery(programmeQuery())
  useArrival()
  return (
    <Page
      look="narrow-page"
      title={`Programme ${programme.name}`}
      heading={
        <>
          Programme <bdi>{programme.name}</bdi>
        </>
      }
      more={<p className="quiet">You can change everything here at any time.</p>}
    >
      <ChoiceSection programme={programme} timeZone={timeZone} />
      <Section id="dates" title="Half terms" words="Each group meets once every half term.">
        <HalfTermsRead programme={programme} />
        <HalfTermDates programme={programme} />
      </Section>
      <Section
        id="closures"
        title="Closures and INSET days"
        words="No one meets on a bank holiday or when the school is closed. Groups can meet on INSET days; exam days are avoided when dates are proposed."
      >
        <ClosedMeetingsNote>
          <LinkButton to={paths.meetingDates}>Propose meeting dates</LinkButton>
        </ClosedMeetingsNote>
        <DaysOff daysOff={programme.daysOff} />
      </Section>
      <Section
        id="usual"
        title="Usual meeting"
        words="When and where your groups usually meet. Dates are proposed from this, and each meeting can still be different."
      >
        <UsualMeetingForm programme={programme}>
          <LinkButton to={paths.meetingDates}>Propose meeting dates</LinkButton>
        </UsualMeetingForm>
      </Section>
      <HubsSection />
      <NextYear />
      <Section id="about" title="About the programme">
        <AboutForm programme={programme} />
      </Section>
      <Section id="reading" title="Further reading" words="Shown at the bottom of the public page.">
        <Boundary waiting="Loading further reading…">
          <FurtherReading />
        </Boundary>
      </Section>
    </Page>
  )
}

function ChoiceSection({ programme, timeZone }: { programme: Programme; timeZone: string }) {
  const now = useNow()
  return (
    <Section id="choice" title="Hub choices" words={windowInWords(programme, timeZone, now)}>
      <div className="row">
        <OpenNow programme={programme} timeZone={timeZone} />
      </div>
      <ChoosingWay programme={programme} />
      <WindowForm programme={programme} timeZone={timeZone} />
    </Section>
  )
}

/** What is in a hub is edited on its own page. */
function HubsSection() {
  return (
    <Section id="hubs" title="Hubs" words="Guiding question, outcomes, places and facilitators for each hub.">
      <Boundary waiting="Loading the hubs…">
        <Hubs />
      </Boundary>
      <div className="row">
        <LinkButton to={paths.newHub}>Open a new hub</LinkButton>
      </div>
    </Section>
  )
}

function Hubs() {
  const { data } = useSuspenseQuery(hubsQuery())
  return <HubEditorList hubs={data} Picker={PersonPicker} />
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
