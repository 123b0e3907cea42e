import ArrowRight from 'lucide-react/icons/arrow-right'
import Check from 'lucide-react/icons/check'
import { Link } from 'react-router-dom'
import type { CheckedStep } from '@hubs/schema/programmes/programmes'
import { StepCheck } from './step-check.tsx'
import { backTo } from '#lib/page/way-back.ts'
import { paths } from '#shared/paths.ts'
import './first-steps.css'

export type Step = {
  name: string
  done: boolean
  /** How it stands, in words. */
  words: string
  /** Where it is done; null where this person may not do it, and `words` says who does. */
  to: string | null
  /** Where only a person can say that it is done: which step that is, and whether this person may. */
  check?: CheckedStep
}

/** What a new school does first, with what is done ticked by the data itself. */
export function FirstSteps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol className="first-steps plain" aria-label={label}>
      {steps.map(({ name, done, words, to, check }, index) => (
        <li key={name} data-done={done}>
          <span className="first-steps-mark num" aria-hidden>
            {done ? <Check className="icon" /> : index + 1}
          </span>
          <div>
            <p className="first-steps-name">
              {to ? (
                <Link to={to} state={backTo(paths.firstSteps, 'Getting started')}>
                  {name}
                  <ArrowRight className="icon" aria-hidden />
                </Link>
              ) : (
                name
              )}
              <span className="hidden-text">{done ? ', done' : ', to do'}</span>
            </p>
            <p className="quiet">{words}</p>
            {check && to && <StepCheck step={check} what={name} />}
          </div>
        </li>
      ))}
    </ol>
  )
}
