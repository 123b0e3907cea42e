import { quoted } from '@hubs/rules/text/quoted'
import { surveyQuestions, type OwnSurveys } from '@hubs/schema/reports/surveys'
import { shortDay } from '#lib/time/time.ts'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useAnswerSurvey } from './surveys.queries.ts'
import { surveyLabels, surveyValueLabels } from '@hubs/rules/text/report-labels'
import { afterwards } from '#lib/query-client.ts'

/** The questions that are open now, each answered in one tap. */
export function SurveyQuestions({ items }: { items: OwnSurveys['items'] }) {
  return (
    <>
      {items.map(item => (
        <SurveyItem key={`${item.question} ${item.moment}`} {...item} />
      ))}
    </>
  )
}

function SurveyItem({ question, closesOn, value, about }: OwnSurveys['items'][number]) {
  const answer = useAnswerSurvey(question)
  const say = useToast()
  const choices = surveyQuestions[question].values.map(each => ({ value: each, label: surveyValueLabels[each] }))
  const send = (chosen: string) =>
    afterwards(answer.mutateAsync({ value: chosen as keyof typeof surveyValueLabels }), () => say('Answer saved.'))
  return (
    <Section
      title={surveyLabels[question].title}
      words={`Open until ${shortDay(closesOn)}. You can change your answer.`}
    >
      {about !== null && (
        <p dir="auto">
          <strong>{quoted(about)}</strong>
        </p>
      )}
      <ErrorNote error={answer.error} />
      <ChoiceField
        kind="one"
        name={question}
        label={surveyLabels[question].question}
        hint="No one else can see your answer. The school only sees how many people chose each one, once at least five have. It’s never used for appraisal."
        choices={choices}
        chosen={value ?? ''}
        onChange={event => send(event.target.value)}
      />
    </Section>
  )
}
