import { figureFrom } from '@hubs/rules/evaluation'
import type { RatingMoment } from '@hubs/schema/evaluation'
import type { OutcomesReport } from '@hubs/schema/reports/year-report'
import { authorize, guarded } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import type { GuardedStore } from '../../store/store.ts'
import * as repo from './evaluation.repo.ts'
import type { Evaluation } from './evaluation.service.ts'

type Needs = { store: GuardedStore; evaluation: Evaluation }

const ofYear = ({ store, evaluation }: Needs) =>
  guarded('report:participation', async (actor, programmeId: string | undefined): Promise<OutcomesReport> => {
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const programme = await repo.findProgramme(store.read, schoolId, programmeId)
    if (!programme) throw notFound('programme')
    await evaluation.settleYear(store, actor, programme)
    const rows = await repo.listOutcomesIn(store.read, programme.id)
    const shown = await repo.listShownRatings(store.read, programme.id)
    const stored = await repo.listLatest(
      store.read,
      rows.map(row => row.outcome.id),
    )
    const sums = new Map(shown.map(row => [`${row.item} ${row.moment}`, row]))
    const figure = (item: string, moment: RatingMoment) =>
      figureFrom(sums.get(`${item} ${moment}`) ?? { sum: 0, answers: 0 })
    const reviews = Map.groupBy(stored, ({ progress }) => progress.outcomeId)
    const halfTerms = await repo.listHalfTerms(store.read, programme.id)
    return {
      programme,
      halfTerms: halfTerms.map(({ id, name }) => ({ id, name })),
      hubs: [...Map.groupBy(rows, row => row.slug)].map(([slug, own]) => ({
        slug,
        name: own[0]?.name ?? '',
        outcomes: own.map(({ outcome: { id, statement } }) => ({
          id,
          statement,
          ratings: { baseline: figure(id, 'baseline'), mid: figure(id, 'mid'), end: figure(id, 'end') },
          progress: (reviews.get(id) ?? []).map(({ progress: { halfTermId, judgement } }) => ({
            halfTermId,
            judgement,
          })),
        })),
      })),
    }
  })

/** What every hub of a year works toward, and how far it has come, in one report. */
export function createOutcomesReports(needs: Needs) {
  return {
    ofYear: ofYear(needs),
  }
}

export type OutcomesReports = ReturnType<typeof createOutcomesReports>
