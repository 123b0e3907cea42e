import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import type { Showcase } from '@hubs/schema/library/showcase'
import type { ComponentType } from 'react'
import { Markdown } from '#ui/text/markdown.tsx'
import { PublicationCards } from './publication-cards.tsx'
import './showcase.css'

type ShowcaseViewProps = {
  showcase: Showcase
  /** The hubs' own way to show outcomes. */
  Outcomes: ComponentType<Pick<Showcase, 'outcomes'>>
}

/** A hub's year on one page: what it asked, what it tried, what it found, and whom it thanks. */
export function ShowcaseView({ showcase, Outcomes }: ShowcaseViewProps) {
  const { words, thanks, publications } = showcase
  return (
    <>
      <ShowcaseFigures {...showcase} />
      {words && (
        <section className="showcase-section" aria-labelledby="showcase-words">
          <h2 id="showcase-words">Our year</h2>
          <div className="showcase-words">
            <Markdown text={words} />
          </div>
        </section>
      )}
      <section className="showcase-section" aria-labelledby="showcase-outcomes">
        <h2 id="showcase-outcomes">Intended outcomes</h2>
        <Outcomes outcomes={showcase.outcomes} />
      </section>
      {publications.length > 0 && (
        <section className="showcase-section" aria-labelledby="showcase-found">
          <h2 id="showcase-found">What we tried and what we found</h2>
          <PublicationCards items={publications} />
        </section>
      )}
      {thanks && (
        <section className="showcase-section" aria-labelledby="showcase-thanks">
          <h2 id="showcase-thanks">Thank you</h2>
          <p className="lead">{thanks}</p>
        </section>
      )}
    </>
  )
}

/** Its numbers, said in words. Sums of fewer than five people are withheld, and said to be. */
export function ShowcaseFigures({ meetings, trials }: Pick<Showcase, 'meetings' | 'trials'>) {
  // One meeting alone is no year yet.
  if (meetings < 2 && !trials) return null
  return (
    <ul className="showcase-figures plain">
      {meetings > 0 && (
        <li>
          <strong>{meetings}</strong> {meetings === 1 ? 'meeting' : 'meetings'}
        </li>
      )}
      {trials ? (
        <>
          <li>
            <strong>{trials.times}</strong> {trials.times === 1 ? 'trial' : 'trials'} reported back to colleagues
          </li>
          <li>
            by <strong>{trials.people} colleagues</strong> in their day-to-day work
          </li>
        </>
      ) : (
        <li>What colleagues tried is counted here once {LEAST_PEOPLE} of them have shared a report</li>
      )}
    </ul>
  )
}
