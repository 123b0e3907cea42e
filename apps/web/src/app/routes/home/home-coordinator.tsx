import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { halfTermNow } from '#features/programmes/half-terms/half-term-now.ts'
import { ProgrammeYear } from '#features/programmes/programme-year.tsx'
import { programmeQuery, publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { notCountedWords } from '@hubs/rules/reports/term-report-labels'
import { Counts } from '#features/reports/counts.tsx'
import { Places } from '#features/reports/places.tsx'
import { participationQuery } from '#features/reports/reports.queries.ts'
import { TrialReport } from '#features/trials/trial-report.tsx'
import { dayOf } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'

/** The programme in sums; `places` where the person may also see and change who is where. */
export function HomeCoordinator({ places }: { places: boolean }) {
  return (
    <section className="home-section" aria-labelledby="home-programme">
      <HalfTerm places={places} />
      <Boundary waiting="Loading…">
        <Sums isExact={places} />
      </Boundary>
    </section>
  )
}

/** Half terms whose meetings have been, after the latest one that is counted. */
function uncounted({ meetings }: PublicProgramme, today: string, counted: string | undefined): string[] {
  const names = [...new Set(meetings.filter(({ date }) => date < today).map(({ halfTerm }) => halfTerm))]
  return names.slice(names.indexOf(counted ?? '') + 1)
}

/** `isExact`: of now, where others see a half term once it is settled. */
function Sums({ isExact }: { isExact: boolean }) {
  const { data } = useSuspenseQuery(participationQuery())
  const { data: open } = useQuery(publicProgrammeQuery())
  const now = useNow()
  const missing =
    isExact || !open
      ? ''
      : notCountedWords(uncounted(open, dayOf(now, open.school.timeZone), data.lastMeeting?.halfTerm))
  return (
    <>
      <Counts {...data} />
      {missing && <p className="s quiet">{missing}</p>}
      <div className="home-columns" data-even>
        <section className="card home-section" aria-labelledby="home-places">
          <div>
            <h2 id="home-places">Places</h2>
            <p className="s quiet">
              A filled dot is a person. A hub needs at least the dots before the gap, for all its groups together.
            </p>
          </div>
          <Places hubs={data.hubs} />
        </section>
        <TrialReport />
      </div>
    </>
  )
}

function HalfTerm({ places }: { places: boolean }) {
  const { data: programme } = useQuery(programmeQuery())
  const { data: open } = useQuery(publicProgrammeQuery())
  const now = useNow()
  const today = open ? dayOf(now, open.school.timeZone) : null
  return (
    <>
      <div className="row between wrap">
        <div>
          <p className="s quiet">{programme && today && halfTermNow(programme, today)}</p>
          <h2 id="home-programme">This year</h2>
        </div>
        <div className="row wrap">
          {places && (
            <>
              <LinkButton to={paths.programme}>Programme</LinkButton>
              <LinkButton to={paths.choices}>Hub choices</LinkButton>
            </>
          )}
          <LinkButton to={places ? paths.reports('participation') : paths.termReport('latest')}>Reports</LinkButton>
        </div>
      </div>
      {open && <ProgrammeYear programme={open} now={now} checked={open.programme.datesChecked} />}
    </>
  )
}
