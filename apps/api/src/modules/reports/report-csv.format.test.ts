import type { ReportFigures, TrialReport } from '@hubs/schema/library/trials'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { strategiesCsv } from './report-csv.format.ts'

const figures: ReportFigures = {
  times: 9,
  people: 6,
  outcome: {
    tried: 7,
    verdicts: { keep: 5, adapt: 2, consolidate: 0, share: 0, drop: 0 },
    open: 0,
    notDone: 2,
    reasons: [{ reason: 'cover', count: 2 }],
  },
}

test('what was tried is there for everyone, by hub with what came of it, and by strategy; what is withheld says so', () => {
  const report: TrialReport = {
    programme: '2026-27',
    figures: { ...figures, outcome: null },
    hubs: [
      { slug: 'feedback', name: 'Feedback', figures },
      { slug: 'questioning', name: 'Questioning', figures: null },
    ],
    strategies: [{ code: 'QU2', name: 'Wait time', hubSlug: 'questioning', times: 5, people: 5 }],
  }
  const rows: Record<string, string>[] = parse(strategiesCsv(report), { bom: true, columns: true })
  expect(rows).toMatchObject([
    { By: 'Everyone', 'Times tried': '9', People: '6', 'How it went: kept': 'Not shown' },
    { Name: 'Feedback', 'How it went: kept': '5', 'How it went: dropped': '0', 'Not tried: on cover': '2' },
    { Name: 'Questioning', 'Times tried': 'Not shown', People: 'Not shown', 'How it went: kept': '' },
    { Name: 'Wait time', Code: 'QU2', 'Times tried': '5', 'How it went: kept': '' },
  ])
})
