import { LEAST_PEOPLE, NOT_SHOWN } from '@hubs/rules/reports/withheld'
import { count } from '@hubs/rules/text/words'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import type { ReactNode } from 'react'
import { capital } from '#lib/page/capital.ts'
import { StrandFigures } from '../evidence.tsx'
import { StrengthSign } from './strength-sign.tsx'
import { forWhom, stageMeans, stageWords, triedIn, type Circle } from '../strategy-labels.ts'
import './compare.css'

type Row = { title: string; of: (strategy: StrategyDetail, circle: Circle) => ReactNode }

const rows: readonly Row[] = [
  { title: 'What it is', of: each => <p>{each.what}</p> },
  { title: 'What it looks like', of: each => <p>{each.looksLike}</p> },
  { title: 'Common pitfalls', of: each => <p>{each.commonFailing}</p> },
  {
    title: 'Strength of evidence',
    of: each => (
      <>
        <p>
          <StrengthSign strength={each.strength} />
        </p>
        <p>{each.strengthWhy}</p>
      </>
    ),
  },
  {
    title: 'Related EEF strand',
    of: ({ strand }) =>
      strand ? (
        <>
          <p>{strand.name}</p>
          <StrandFigures strand={strand} />
        </>
      ) : (
        <p className="quiet">There’s no related EEF strand.</p>
      ),
  },
  {
    title: 'Stage',
    of: each => (
      <p>
        <strong>{stageWords[each.stage]}.</strong> {stageMeans[each.stage]}
      </p>
    ),
  },
  {
    title: 'Tried by colleagues',
    of: ({ trials }, circle) =>
      trials ? (
        <p>{triedIn(trials, circle)}.</p>
      ) : (
        <p className="quiet">
          {NOT_SHOWN}. Figures appear once {LEAST_PEOPLE} people have shared a trial.
        </p>
      ),
  },
  { title: 'Who it’s for', of: each => <p>{forWhom(each.audiences)}.</p> },
  {
    title: 'Try one tomorrow',
    of: each => (
      <ul>
        {each.techniques.map(technique => (
          <li key={technique}>{technique}</li>
        ))}
      </ul>
    ),
  },
  { title: 'Subjects', of: each => <p>{subjectsOf(each)}</p> },
  { title: 'Sources', of: each => <p>{sourcesOf(each)}</p> },
]

function subjectsOf({ adaptationList }: StrategyDetail): string {
  const subjects = [...new Set(adaptationList.map(({ subject }) => subject))]
  return subjects.length > 0 ? `${subjects.join(', ')}.` : 'No subject examples yet.'
}

function sourcesOf({ references }: StrategyDetail): string {
  const unchecked = references.filter(({ checked }) => !checked).length
  const all = capital(count(references.length, 'source'))
  return unchecked === 0 ? `${all}.` : `${all}, ${unchecked} of them not checked yet.`
}

type CompareProps = {
  two: readonly [StrategyDetail, StrategyDetail]
  circle: Circle
  /** The name as a link, with the hub's sign, and the ways on. */
  head: (strategy: StrategyDetail) => ReactNode
}

/** Two strategies side by side; on a phone one under the other, row by row. */
export function Compare({ two, circle, head }: CompareProps) {
  return (
    <div className="compare">
      <div className="compare-row compare-heads">
        {two.map(each => (
          <div key={each.code} className="compare-head" data-hub={each.hubSlug}>
            {head(each)}
          </div>
        ))}
      </div>
      {rows.map(({ title, of }) => (
        <section key={title} className="compare-part" aria-label={title}>
          <h2>{title}</h2>
          <div className="compare-row">
            {two.map(each => (
              <div key={each.code} className="compare-cell" data-hub={each.hubSlug}>
                <h3 className="compare-whose">{each.name}</h3>
                {of(each, circle)}
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
