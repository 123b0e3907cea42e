import { useQuery } from '@tanstack/react-query'
import { hoursInWords } from '@hubs/rules/hours'
import { Link } from 'react-router-dom'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { catchUpQuery, useCatchUp } from './hours.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** For whoever missed the meeting: three steps to catch up on it, above the minutes they are to read. */
export function CatchUpCard({ meetingId }: { meetingId: string }) {
  const { data } = useQuery(catchUpQuery(meetingId))
  const complete = useCatchUp(meetingId)
  const say = useToast()
  if (!data?.missed || data.closed) return null
  const { doneAt, reported, planned, minutes } = data
  if (doneAt !== null)
    return (
      <Section title="You’ve caught up on this meeting" words={`${hoursInWords(minutes)} count towards your hours.`}>
        <p className="quiet">It’s counted separately from the meetings you attended.</p>
      </Section>
    )
  return (
    <Section
      title="You missed this meeting"
      words={`Catch up in three steps. It counts ${hoursInWords(minutes)}, separately from meetings attended.`}
    >
      <ol>
        <li>
          {reported === null && 'No report is due.'}
          {reported === true && 'Report on your plan: done.'}
          {reported === false && <Link to={paths.plans}>Report on your plan</Link>}
        </li>
        <li>{planned ? 'Make your next plan: done.' : <Link to={paths.newPlan}>Make your next plan</Link>}</li>
        <li>Read the minutes on this page.</li>
      </ol>
      <ErrorNote error={complete.error} />
      <div className="row">
        <Button
          isPending={complete.isPending}
          onPress={() => afterwards(complete.mutateAsync(), () => say('Catch-up recorded.'))}
        >
          I’ve read the minutes
        </Button>
      </div>
    </Section>
  )
}
