import { SCENARIO_ITEM } from '@hubs/schema/evaluation'
import { eq } from 'drizzle-orm'
import type { Store } from '../../src/store/store.ts'
import { at, type Row, stale } from './access.ts'

const ratings = [{ item: SCENARIO_ITEM, value: 3 }]

//                                                       visitor member facil. other coord. admin lead. school
export const evaluationRows: Record<string, Row> = {
  'GET /api/v1/hubs/:slug/outcomes': {
    get: at('/hubs/questioning/outcomes'),
    expect: '401 200 200 200 200 200 200 200',
  },
  'GET /api/v1/hubs/:slug/ratings/:moment': {
    get: at('/hubs/questioning/ratings/baseline'),
    expect: '401 200 200 200 200 200 200 200',
  },
  'PUT /api/v1/hubs/:slug/ratings/:moment': {
    get: at('/hubs/questioning/ratings/end', { ratings }),
    expect: '401 409 409 403 403 403 403 403',
  },
  'PUT /api/v1/outcomes/:id/progress/:halfTermId': {
    get: ({ outcome, halfTerm }) =>
      at(`/outcomes/${outcome}/progress/${halfTerm}`, { judgement: 'beginning', evidence: 'A', ...stale })(),
    expect: '401 403 409 403 409 403 403 404',
  },
  'GET /api/v1/outcomes/:id/progress/:halfTermId': {
    get: ({ outcome, halfTerm }) => at(`/outcomes/${outcome}/progress/${halfTerm}`)(),
    expect: '401 200 200 200 200 200 200 404',
  },
}

/** An outcome of the hub. */
export async function outcomeOf({ read: { db, t } }: Store, hubId: string): Promise<string> {
  const [row] = await db.select({ id: t.outcome.id }).from(t.outcome).where(eq(t.outcome.hubId, hubId))
  return row?.id ?? ''
}
