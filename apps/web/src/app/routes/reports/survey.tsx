import { can } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { OwnSurveys } from '@hubs/schema/reports/surveys'
import { useSuspenseQueries } from '@tanstack/react-query'
import { actorOf } from '#features/accounts/actor.ts'
import { MeasureForm } from '#features/reports/measure-form.tsx'
import { SurveyQuestions } from '#features/reports/survey-questions.tsx'
import { ownMeasureQuery, ownSurveysQuery } from '#features/reports/surveys.queries.ts'
import { shortDay } from '#lib/time/time.ts'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'

/** What somebody gives to the year’s evaluation: a question or two, and one measure of their own. */
export default function SurveyScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'survey:own', { schoolId: me.school.id, personId: me.id })) return <NotFoundScreen />
  return <Survey me={me} />
}

/** Only a member has anything to count before and after. */
function Survey({ me }: { me: Me }) {
  const [{ data: surveys }, { data: measured }] = useSuspenseQueries({
    queries: [ownSurveysQuery(), ownMeasureQuery()],
  })
  return (
    <Page
      title="How the year is going"
      look="narrow-page"
      back={{ to: paths.home, label: 'Home' }}
      lead="Takes a minute. It helps the school see whether hubs are worth the time."
      quiet
    >
      {surveys.items.length === 0 && <p className="quiet">{noneOpen(surveys)}</p>}
      <SurveyQuestions items={surveys.items} />
      {me.membership && <MeasureForm measure={measured.measure} />}
    </Page>
  )
}

const noneOpen = ({ opensNext }: OwnSurveys) =>
  opensNext === null
    ? 'There are no more questions this year.'
    : `No questions are open at the moment. The next opens on ${shortDay(opensNext)}.`
