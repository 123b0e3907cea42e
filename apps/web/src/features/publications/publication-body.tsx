import { quoted } from '@hubs/rules/text/quoted'
import { dayMonthYear } from '@hubs/rules/dates/dates'
import { monthsWords, strengthWords } from '@hubs/rules/text/evidence-labels'
import type { PublicationContent } from '@hubs/schema/library/publications'
import { capital } from '#lib/page/capital.ts'
import { ItalicRuns } from '#ui/text/italic-runs.tsx'
import { verdictWords } from './publication-labels.ts'
import './publication.css'

type PublicationBodyProps = {
  content: PublicationContent
  /** Of the headings in it: below the page's, or below a row's in a list. */
  Heading?: 'h2' | 'h4'
}

/** All of it: the story, or the strategy with what research says. */
export function PublicationBody({ content, Heading = 'h2' }: PublicationBodyProps) {
  return content.kind === 'trial' ? <Story {...content} /> : <Strategy {...content} Heading={Heading} />
}

type Trial = Extract<PublicationContent, { kind: 'trial' }>
type StrategyContent = Extract<PublicationContent, { kind: 'strategy' }>

function Story(trial: Trial) {
  return (
    <div className="col">
      <p className="quiet">
        {trial.strategy && `${trial.strategy}: `}
        {quoted(trial.technique)}: {verdictWords(trial)}.
      </p>
      <div className="publication-story">
        {trial.story.split(/\n{2,}/).map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </div>
  )
}

type Headed = { Heading: 'h2' | 'h4' }

function Strategy(strategy: StrategyContent & Headed) {
  const { Heading, what, looksLike, commonFailing, techniques, strength, strengthWhy } = strategy
  return (
    <div className="publication-strategy">
      <p className="lead">{what}</p>
      <dl className="publication-facts">
        <div>
          <dt>What it looks like</dt>
          <dd>{looksLike}</dd>
        </div>
        <div>
          <dt>Common pitfalls</dt>
          <dd>{commonFailing}</dd>
        </div>
        <div>
          <dt>Strength of evidence: {strengthWords[strength].toLowerCase()}</dt>
          <dd>{strengthWhy}</dd>
        </div>
        <Strand {...strategy} />
      </dl>
      <div className="col tight">
        <Heading>Try one tomorrow</Heading>
        <ul className="publication-techniques">
          {techniques.map(technique => (
            <li key={technique}>{technique}</li>
          ))}
        </ul>
      </div>
      <References references={strategy.references} Heading={Heading} />
    </div>
  )
}

function Strand({ strand, strandNote }: Pick<StrategyContent, 'strand' | 'strandNote'>) {
  if (!strand) return null
  return (
    <div>
      <dt>
        EEF strand, {strand.name}: {monthsWords(strand.months)}
      </dt>
      <dd>
        {strandNote && `${capital(strandNote)}. `}
        <a href={strand.url} rel="noopener noreferrer">
          EEF page
        </a>
        , checked on {dayMonthYear(strand.asOf)}.
      </dd>
    </div>
  )
}

function References({ references, Heading }: Pick<StrategyContent, 'references'> & Headed) {
  if (references.length === 0) return null
  return (
    <div className="col tight">
      <Heading>Sources</Heading>
      <ul className="publication-sources s">
        {references.map(({ text, doi, checked }) => (
          <li key={text.map(run => run.text).join('')}>
            <ItalicRuns text={text} />{' '}
            {doi && !text.some(run => run.text.includes(doi)) && (
              <a href={`https://doi.org/${doi}`} rel="noopener noreferrer">
                doi.org/{doi}
              </a>
            )}
            {!checked && <span className="quiet"> Not checked yet.</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
