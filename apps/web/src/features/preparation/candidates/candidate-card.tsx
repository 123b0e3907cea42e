import { isolated } from '@hubs/rules/text/isolated'
import type { Candidate } from '@hubs/schema/meetings/candidates'
import ExternalLink from 'lucide-react/icons/external-link'
import type { ReactNode } from 'react'
import { Chip } from '#ui/chip.tsx'
import { votesWords } from './candidate-labels.ts'
import './candidates.css'

type CandidateCardProps = {
  candidate: Candidate
  /** What became of it: "Your vote", "Chosen". */
  mark?: string | undefined
  children: ReactNode
}

/** One idea: what one would see, why it works, and where it goes wrong. */
export function CandidateCard({ candidate, mark, children }: CandidateCardProps) {
  const { title, technique, why, failing, url, readMinutes, presenter, proposedBy, votes } = candidate
  return (
    <li className="candidate card" data-marked={mark ? true : undefined}>
      <div className="row wrap between">
        <h2>{title}</h2>
        {mark && <Chip>{mark}</Chip>}
      </div>
      <p>{technique}</p>
      <dl>
        <dt>Why it works</dt>
        <dd>{why}</dd>
        <dt>Common pitfalls</dt>
        <dd>{failing}</dd>
      </dl>
      {url !== '' && (
        <p>
          <a href={url} target="_blank" rel="noopener noreferrer">
            Pre-reading{readMinutes !== null && `, ${readMinutes} min`}
            <ExternalLink className="icon" aria-hidden />
            <span className="hidden-text"> (opens in a new tab)</span>
          </a>
        </p>
      )}
      <p className="s quiet">
        {presenter ? `${isolated(presenter.name)} will present it. ` : 'No presenter yet. '}
        Proposed by <bdi>{proposedBy}</bdi>.
      </p>
      {votes !== null && <p className="candidate-votes num">{votesWords(votes)}</p>}
      <div className="row wrap">{children}</div>
    </li>
  )
}
