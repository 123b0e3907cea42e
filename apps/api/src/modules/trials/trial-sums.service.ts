import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import { figuresOf, sumsOf, triedIn, wasTried } from '@hubs/rules/trials'
import type { HubTrials, TrialReport } from '@hubs/schema/library/trials'
import { authorize, guarded } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { listCountedIn } from './counts/trial-counts.repo.ts'
import * as repo from './trials.repo.ts'
import { countsFor } from './trials.service.ts'

type YearRow = Awaited<ReturnType<typeof listCountedIn>>[number]

/** So many of the most tried are named on a hub's page, and in the year's report. */
const MOST_ON_HUB = 10
const MOST_IN_REPORT = 5

const mostTried = (a: { people: number; times: number }, b: { people: number; times: number }) =>
  b.people - a.people || b.times - a.times

const ofHub = (rows: readonly YearRow[], slug: string) => rows.filter(row => row.hubSlug === slug)

/** Those that five or more people tried this year, as far as their strategy is told of them. */
function mostTriedOf(rows: readonly YearRow[]) {
  return [
    ...Map.groupBy(
      rows.filter(row => wasTried(row) && !row.pooled),
      row => row.code,
    ).values(),
  ]
    .flatMap(part => {
      const [first] = part
      const sums = triedIn(part)
      if (!first || sums.people < LEAST_PEOPLE) return []
      return { code: first.code, name: first.name, hubSlug: first.hubSlug, ...sums }
    })
    .toSorted(mostTried)
    .slice(0, MOST_IN_REPORT)
}

type Needs = { store: GuardedStore }

async function yearOf(tx: Tx, schoolId: string, id?: string) {
  const year = await repo.findYear(tx, schoolId, id)
  if (!year) throw notFound('programme')
  return year
}

/** What a hub's strategies came to in a year, for its page and for the world: how often, and by how many people. */
async function ofHubYear(tx: Tx, programmeId: string, slug: string) {
  const sums = sumsOf(ofHub(await listCountedIn(tx, programmeId), slug))
  return sums && { times: sums.times, people: sums.people }
}

const trialsOfHub = ({ store }: Needs) =>
  guarded('trial:list', async (actor, slug: string): Promise<HubTrials> => {
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const tx = store.read
    const { programmeId, hubs, groupIds } = await yearOf(tx, schoolId)
    if (!hubs.some(hub => hub.slug === slug)) throw notFound('hub')
    const counted = ofHub(await listCountedIn(tx, programmeId), slug)
    const reported = await repo.listReportedIn(tx, schoolId, slug)
    const counts = await countsFor(
      tx,
      actor,
      reported.map(each => each.code),
    )
    return {
      figures: figuresOf(counted, await repo.listOfGroups(tx, schoolId, groupIds, slug), actor),
      strategies: reported
        .flatMap(({ code, name }) => {
          const shown = counts.get(code)
          return shown ? [{ code, name, hubSlug: slug, ...shown }] : []
        })
        .toSorted(mostTried)
        .slice(0, MOST_ON_HUB),
    }
  })

/** The year in sums: no name, no story, and no figure about fewer than five people. */
const ofYear = ({ store }: Needs) =>
  guarded('report:participation', async (actor, year?: string): Promise<TrialReport> => {
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const { programmeId, programme, hubs } = await yearOf(store.read, schoolId, year)
    const rows = await listCountedIn(store.read, programmeId)
    return {
      programme,
      figures: sumsOf(rows),
      hubs: hubs.map(hub => ({ ...hub, figures: sumsOf(ofHub(rows, hub.slug)) })),
      strategies: mostTriedOf(rows),
    }
  })

/** What was tried of many strategies at once: a hub's page, and the year's report. */
export function createTrialSums(needs: Needs) {
  return {
    ofHubYear,
    ofHub: trialsOfHub(needs),
    ofYear: ofYear(needs),
  }
}

export type TrialSums = ReturnType<typeof createTrialSums>
