import { isolated } from '@hubs/rules/text/isolated'
import { dayMonthYear } from '@hubs/rules/dates'
import type { Strand } from '@hubs/schema/library/strategies'
import { monthsWords } from '@hubs/rules/text/evidence-words'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { StrandFigures } from '../evidence.tsx'
import { strandQuery, strandsQuery } from '../strategies.queries.ts'
import { costWords, securityWords } from '../strategy-labels.ts'
import './strand-list.css'

const StrandForm = lazy(() => import('./strand-form.tsx').then(each => ({ default: each.StrandForm })))

/** The EEF's strands with their figures, each with those that stood before; `mayEdit`: with a new reading. */
export function StrandList({ mayEdit }: { mayEdit: boolean }) {
  const { data, error, refetch } = useQuery(strandsQuery())
  const [reading, setReading] = useState<Strand | null>(null)
  return (
    <>
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!data && !error && <Waiting what="Loading EEF figures…" />}
      {data?.length === 0 && (
        <EmptyState title="No strands yet">
          <p>Strands are supplied with the library. If you have strategies but no strands, ask your administrator.</p>
        </EmptyState>
      )}
      <ul className="strands plain">
        {data?.map(strand => (
          <li key={strand.code} className="card">
            <h2>{strand.name}</h2>
            <StrandFigures strand={strand} />
            {strand.note && <p className="s quiet">{strand.note}</p>}
            <div className="row wrap no-print">
              {mayEdit && (
                <Button aria-label={`Update figure for ${strand.name}`} onPress={() => setReading(strand)}>
                  Update figure
                </Button>
              )}
            </div>
            {strand.number > 1 && <Earlier strand={strand} />}
          </li>
        ))}
      </ul>
      <Dialog open={reading !== null} title={`Update figure: ${reading?.name ?? ''}`} onClose={() => setReading(null)}>
        <Suspense fallback={<Waiting what="Loading the form…" />}>
          {reading && <StrandForm strand={reading} onDone={() => setReading(null)} />}
        </Suspense>
      </Dialog>
    </>
  )
}

/** What stood before, asked for when somebody wants to know. */
function Earlier({ strand: { code, name, number } }: { strand: Strand }) {
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({ ...strandQuery(code), enabled: open })
  const before = data?.history.filter(each => each.number !== data.number)
  return (
    <details className="strands-before" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        Earlier figures<span className="hidden-text">: {name}</span> ({number - 1})
      </summary>
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {open && !data && !error && <Waiting what="Loading…" />}
      <ul className="plain s">
        {before?.map(each => (
          <li key={each.number}>
            <strong>{capital(monthsWords(each.months))}</strong>, {costWords(each.cost).toLowerCase()},{' '}
            {securityWords(each.evidence).toLowerCase()}. Checked on {dayMonthYear(each.asOf)}
            {each.by && ` by ${isolated(each.by.name)}`}. {each.note}
          </li>
        ))}
      </ul>
    </details>
  )
}
