import { hoursInWords } from '@hubs/rules/hours'
import type { HoursEntry, PersonalHours, HoursTotals } from '@hubs/schema/hours'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDay } from '#lib/time/time.ts'
import { paths, shortAddress } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote, ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { FactList } from '#ui/text/fact-list.tsx'
import { CorrectHours } from './correct-hours.tsx'
import { hoursKindWords, sourceWords } from './hours-labels.ts'
import { downloadPersonalHours, useCertificate } from './hours.queries.ts'
import './hours.css'
import { afterwards } from '#lib/query-client.ts'

type AttendanceHistoryProps = {
  hours: PersonalHours
  /** Whether it is the reader's own. */
  own: boolean
}

/** A year's hours of one person: the sums, where each minute comes from, and what they can show of it. */
export function AttendanceHistory({ hours, own }: AttendanceHistoryProps) {
  const { entries, totals } = hours
  return (
    <>
      <Section title={hours.programme.name} words={hours.hubName ?? undefined}>
        <HoursSums totals={totals} />
        <Saving hours={hours} />
      </Section>
      <Section
        title="Where each minute comes from"
        words="No one enters their own hours. They come from registers, catch-ups, observations, and reading that a coordinator has recorded."
        aside={hours.mayCorrect && <CorrectHours hours={hours} />}
      >
        {entries.length === 0 ? (
          <EmptyState inSection title="No hours yet">
            <p>
              {own
                ? 'After your first meeting, you’ll find its minutes and your certificate here.'
                : 'They appear after the first meeting.'}
            </p>
          </EmptyState>
        ) : (
          <Entries entries={entries} />
        )}
      </Section>
      <CertificatePart {...{ hours, own }} />
    </>
  )
}

/** What somebody attended, caught up on and did besides: apart, and together. */
function HoursSums({ totals }: { totals: HoursTotals }) {
  const sums = [
    ['Attended', totals.attended],
    ['Caught up', totals.caughtUp],
    ['Extra', totals.extra],
    ['Altogether', totals.all],
  ] as const
  return <FactList className="hours-sums num" facts={sums.map(([name, minutes]) => [name, hoursInWords(minutes)])} />
}

function Saving({ hours }: { hours: PersonalHours }) {
  const [problem, setProblem] = useState<string | null>(null)
  const say = useToast()
  const save = () =>
    downloadPersonalHours(hours.person.id, hours.programme.id).then(
      () => say('Downloaded.'),
      (error: unknown) => setProblem(sentenceOf(error)),
    )
  return (
    <>
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className="row wrap no-print">
        <button type="button" className="btn" onClick={() => window.print()}>
          Print
        </button>
        <Button look="ghost" onPress={() => void save()}>
          Download as CSV
        </Button>
      </div>
    </>
  )
}

function Entries({ entries }: { entries: readonly HoursEntry[] }) {
  return (
    <table className="hours-table num">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="hours-minutes">
            Time
          </th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(entry => (
          <tr key={entry.key}>
            <th scope="row">
              <bdi>{entry.what}</bdi>
              <br />
              <span className="s quiet">
                {shortDay(entry.day)}, {hoursKindWords[entry.kind].toLowerCase()}
              </span>
            </th>
            <td className="hours-minutes">{hoursInWords(entry.minutes)}</td>
            <td className="hours-source quiet">
              {sourceWords[entry.source]}
              {entry.reason !== null && (
                <>
                  {entry.by && (
                    <>
                      {' by '}
                      <bdi>{entry.by}</bdi>
                    </>
                  )}
                  : <bdi>{entry.reason}</bdi>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CertificatePart({ hours, own }: AttendanceHistoryProps) {
  const certificate = useCertificate(hours.person.id)
  const say = useToast()
  if (hours.totals.all <= 0) return null
  return (
    <Section
      title="Certificate"
      words={`A PDF with these hours and a code. Anyone with the code can check it at ${shortAddress(paths.certificate)}, and sees only what it says.`}
    >
      <ErrorNote error={certificate.error} />
      <div className="row no-print">
        <Button
          isPending={certificate.isPending}
          onPress={() => afterwards(certificate.mutateAsync(hours.programme.id), () => say('Certificate downloaded.'))}
        >
          {certificate.isPending ? 'Preparing…' : 'Download certificate'}
        </Button>
      </div>
      <p className="s quiet">
        If hours are corrected later, earlier certificates are shown as replaced. Download a new one then. A certificate
        can be checked until two years after {own ? 'you leave' : 'they leave'} the school.
      </p>
    </Section>
  )
}
