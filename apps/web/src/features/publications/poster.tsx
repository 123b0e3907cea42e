import type { Showcase } from '@hubs/schema/library/showcase'
import { Qr } from '#ui/figures/qr.tsx'
import { trialWords } from './publication-labels.ts'
import { ShowcaseFigures } from './showcase-view.tsx'
import './poster.css'

type PosterProps = { showcase: Showcase; address: string; shortAddress: string }

/** What fits one sheet that is read in passing. */
const STORIES = 3
const EXCERPT = 220

function firstOf(text: string): string {
  const [paragraph = ''] = text.split(/\n+/)
  if (paragraph.length <= EXCERPT) return paragraph
  return `${paragraph.slice(0, paragraph.lastIndexOf(' ', EXCERPT))} …`
}

/** One sheet for the staffroom wall or the entrance hall: the question, the year in numbers, three findings, the way in. */
export function Poster({ showcase, address, shortAddress }: PosterProps) {
  const { hub, schoolName, year, publications, words } = showcase
  return (
    <article className="poster" data-hub={hub.slug}>
      <header>
        <p className="poster-kicker">
          <bdi>{schoolName}</bdi> · Learning Hubs {year} · <bdi>{hub.name}</bdi>
        </p>
        <h1>{hub.question}</h1>
      </header>
      <ShowcaseFigures {...showcase} />
      {publications.length > 0 ? (
        <ul className="poster-found plain">
          {publications.slice(0, STORIES).map(({ id, title, content, by }) => (
            <li key={id}>
              <h2>{title}</h2>
              {content.kind === 'trial' && <p className="s quiet">{trialWords(title, content)}.</p>}
              <p>{firstOf(content.kind === 'trial' ? content.story : content.what)}</p>
              <p className="s quiet">
                {content.kind === 'strategy' && content.strengthWhy} {by}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="lead">{firstOf(words) || hub.summary}</p>
      )}
      <footer>
        <Qr value={address} label={`QR code for ${shortAddress}`} />
        <p>
          <strong>Read more about what we found</strong>
          <br />
          <span className="num">{shortAddress}</span>
        </p>
      </footer>
    </article>
  )
}
