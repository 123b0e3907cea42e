import { dayMonthYear } from '@hubs/rules/dates/dates'
import { isolated } from '@hubs/rules/text/isolated'
import { monthsWords } from '@hubs/rules/text/evidence-labels'
import type { Strand, StrategyDetail } from '@hubs/schema/library/strategies'
import ExternalLink from 'lucide-react/icons/external-link'
import type { ReactNode } from 'react'
import { capital } from '#lib/page/capital.ts'
import { StrengthSign } from './library/strength-sign.tsx'
import { costWords, monthsMean, securityWords } from './strategy-labels.ts'
import './evidence.css'

/** How sure research is of it and why, and the EEF strand it stands near. `more` leads to all the figures. */
export function Evidence({ strategy, more }: { strategy: StrategyDetail; more: ReactNode }) {
  const { strength, strengthWhy, strand, strandNote } = strategy
  return (
    <section className="card evidence" aria-labelledby="evidence">
      <h2 id="evidence">Strength of evidence</h2>
      <p className="evidence-strength">
        <StrengthSign strength={strength} />
      </p>
      <p>{strengthWhy}</p>
      <div className="evidence-strand">
        {strand ? (
          <>
            <h3>Related EEF strand: {strand.name}</h3>
            <StrandFigures strand={strand} />
            {strandNote && <p className="s">{sentence(strandNote)}</p>}
            <p className="s quiet">The figure is for the whole strand, not this strategy.</p>
          </>
        ) : (
          <>
            <h3>EEF strand</h3>
            <p className="s">{strandNote ? sentence(strandNote) : 'There’s no related EEF strand.'}</p>
          </>
        )}
        <p className="s no-print">{more}</p>
      </div>
    </section>
  )
}

/** "related: the strand is about feedback" as a sentence. */
const sentence = (note: string) => capital(note) + (/[.!?]$/.test(note) ? '' : '.')

/** Months, cost, how secure, since when and where. */
export function StrandFigures({ strand }: { strand: Strand }) {
  const { months, cost, evidence, asOf, url } = strand
  return (
    <>
      <p className="evidence-months num">
        <strong>{capital(monthsWords(months))}</strong> <span className="s quiet">{monthsMean(months)}</span>
      </p>
      <p className="s">
        {costWords(cost)}, {securityWords(evidence).toLowerCase()}.{' '}
        <span className="evidence-checked">Checked on {dayMonthYear(asOf)}.</span>{' '}
        <a href={url} target="_blank" rel="noopener noreferrer">
          The EEF’s page
          <ExternalLink className="icon" aria-hidden />
          <span className="hidden-text"> on {isolated(strand.name)} (opens in a new tab)</span>
        </a>
      </p>
    </>
  )
}
