import { quoted } from '@hubs/rules/text/quoted'
import { didItWords } from '@hubs/rules/text/plan-words'
import type { OwnPlan, Report } from '@hubs/schema/plans/plans'
import { decisionWords, type Who } from '../plan-labels.ts'
import { ToldLines } from '../told-lines.tsx'
import './report-told.css'

type ReportToldProps = { report: Report; who: Who }

/** What was told, in the lines it was written in. */
export function ReportTold({ report, who }: ReportToldProps) {
  const times = report.times ? `, ${report.times} ${report.times === 1 ? 'time' : 'times'}` : ''
  const lines = [
    ['What I did', `${didItWords(report.didIt, who)}${times}.`],
    [report.didIt === 'not-yet' ? 'What got in the way' : 'What happened', report.whatHappened],
    ['Evidence', report.evidence],
    ['What surprised me', report.surprise],
    ['What next', report.decision ? `${decisionWords(report.decision)}.` : ''],
  ] as const
  return <ToldLines lines={lines} />
}

export const offersTitle = 'Questions and offers of help from colleagues'

/** What colleagues asked and offered: theirs to say, and the owner's alone to read. */
export function Offers({ offers }: Pick<OwnPlan, 'offers'>) {
  if (offers.length === 0) return null
  return (
    <div className="col tight">
      <h3 className="offers-title">{offersTitle}</h3>
      <OfferLines offers={offers} />
    </div>
  )
}

export function OfferLines({ offers }: Pick<OwnPlan, 'offers'>) {
  return (
    <ul className="offers plain">
      {offers.map(offer => (
        <li key={offer.id}>
          <p>{quoted(offer.text)}</p>
          <p className="s quiet">{offer.by.name}</p>
        </li>
      ))}
    </ul>
  )
}
