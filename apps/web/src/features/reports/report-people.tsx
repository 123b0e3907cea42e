import { figure } from '@hubs/rules/text/words'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Boundary } from '#ui/page/boundary.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { reportPeopleQuery, type FigureAsked } from './reports.queries.ts'

type ReportPeopleProps = { programme: string; title: string; about: FigureAsked | null; onClose: () => void }

/** Who is behind a figure, where the registers name them anyway. */
export function ReportPeople({ programme, title, about, onClose }: ReportPeopleProps) {
  return (
    <Dialog open={about !== null} title={title} onClose={onClose} wide>
      {about && (
        <Boundary waiting="Loading names…" about={JSON.stringify(about)}>
          <Names programme={programme} about={about} />
        </Boundary>
      )}
      <p className="s quiet">Only coordinators can see these names. They’re never used for appraisal.</p>
    </Dialog>
  )
}

function Names({ programme, about }: { programme: string; about: FigureAsked }) {
  const query = useSuspenseInfiniteQuery(reportPeopleQuery(programme, about))
  return (
    <PagedList query={query} empty={<p>No one is in this figure any more.</p>}>
      {items => (
        <ul className="report-people plain">
          {items.map(({ person, hubName, department, times }) => (
            <li key={person.id}>
              <strong>
                <bdi>{person.name}</bdi>
              </strong>
              <span className="s quiet">
                {[
                  about.by !== 'hub' && hubName,
                  about.by !== 'department' && department,
                  times > 1 && figure(times, 'meeting'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  )
}
