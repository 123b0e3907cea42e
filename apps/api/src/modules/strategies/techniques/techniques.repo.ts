import { and, asc, eq, ne } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

/** The strategies whose techniques may be taken up: those that are not retired. 500 at most. */
export async function listTechniqueSources({ db, t }: Tx, schoolId: string, hubSlug?: string) {
  return db
    .select({
      strategyCode: t.strategy.code,
      strategy: t.strategy.name,
      hubSlug: t.strategy.hubSlug,
      techniques: t.strategy.techniques,
      commonFailing: t.strategy.commonFailing,
    })
    .from(t.strategy)
    .where(
      and(
        eq(t.strategy.schoolId, schoolId),
        ne(t.strategy.stage, 'retired'),
        hubSlug === undefined ? undefined : eq(t.strategy.hubSlug, hubSlug),
      ),
    )
    .orderBy(asc(t.strategy.position), asc(t.strategy.id))
    .limit(500)
}
