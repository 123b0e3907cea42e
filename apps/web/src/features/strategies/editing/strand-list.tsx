import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { dayMonthYear } from '@hubs/rules/dates/dates'
import type { Strand } from '@hubs/schema/library/strategies'
import { monthsWords } from '@hubs/rules/text/evidence-labels'
import { lazy, useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { StrandFigures } from '../evidence.tsx'
import { strandQuery, strandsQuery } from '../strategies.queries.ts'
import { costWords, securityWords } from '../strategy-labels.ts'
import './strand-list.css'

// Most only read: the form comes for whoever writes.
const loadForm = () => import('./strand-form.tsx').then(each => ({ default: each.StrandForm }))
const StrandForm = lazy(loadForm)

/** The EEF's strands with their figures, each with those that stood before; `mayEdit`: with a new reading. */
export function StrandList({ mayEdit }: { mayEdit: boolean }) {
  const { data } = useSuspenseQuery(strandsQuery())
  const [reading, setReading] = useState<Strand | null>(null)
  return (
    <>
      {data.length === 0 && (
        <EmptyState title="No strands yet">
          <p>Strands are supplied with the library. If you have strategies but no strands, ask your administrator.</p>
        </EmptyState>
      )}
      <ul className="strands plain">
        {data.map(strand => (
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
        <Boundary waiting="Loading the form…" code={loadForm}>
          {reading && <StrandForm strand={reading} onDone={() => setReading(null)} />}
        </Boundary>
      </Dialog>
    </>
  )
}

/** What stood before, asked for when somebody wants to know. */
function Earlier({ strand: { code, name, number } }: { strand: Strand }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="strands-before" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        Earlier figures<span className="hidden-text">: {name}</span> ({number - 1})
      </summary>
      {open && (
        <Boundary waiting="Loading…">
          <Before code={code} />
        </Boundary>
      )}
    </details>
  )
}

function Before({ code }: { code: string }) {
  const { data } = useSuspenseQuery(strandQuery(code))
  const before = data.history.filter(each => each.number !== data.number)
  return (
    <ul className="plain s">
      {before.map(each => (
        <li key={each.number}>
          <strong>{capital(monthsWords(each.months))}</strong>, {costWords(each.cost).toLowerCase()},{' '}
          {securityWords(each.evidence).toLowerCase()}. Checked on {dayMonthYear(each.asOf)}
          {each.by && ` by ${isolated(each.by.name)}`}. {each.note}
        </li>
      ))}
    </ul>
  )
}
