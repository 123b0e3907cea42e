import type { Actor } from '@hubs/rules/can'
import { figuresOf, type Ledger, ledgerOf, type TrialRow, wasTried } from '@hubs/rules/trials'
import { leastPeople } from '@hubs/rules/withheld'
import type { HubTrials, ReportFigures, TrialReport } from '@hubs/schema/trials'
import { authorize } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import type { Store, Tx } from '../../store/store.ts'
import * as repo from './trials.repo.ts'
import { trialCounts } from './trials.service.ts'

type YearRow = Awaited<ReturnType<typeof repo.listOfGroups>>[number]

/** So many of the most tried are named on a hub's page, and in the year's report. */
const mostOnHub = 10
const mostInReport = 5

const mostTried = (a: { people: number; times: number }, b: { people: number; times: number }) =>
  b.people - a.people || b.times - a.times

/** What a hub's strategies came to this year; each one's own ledger can be seen beside it. */
function hubLedger(rows: readonly YearRow[], actor: Actor): Ledger<YearRow> {
  const parts = [...Map.groupBy(rows, row => row.code).values()].map(part => ledgerOf(part, actor))
  return ledgerOf(rows, actor, parts)
}

/** As it may be handed on: nothing of one's own hub, and no outcome of what one alone may read. */
function forReport(ledger: Ledger<YearRow>, actor: Actor): ReportFigures | null {
  const figures = ledger.trials.length > 0 ? figuresOf(ledger.trials, actor, ledger) : null
  if (!figures) return null
  const { times, people, counted, outcome } = figures
  return { times, people, outcome: counted === 'all' ? outcome : null }
}

const peopleIn = (rows: readonly TrialRow[]) => new Set(rows.filter(wasTried).map(row => row.ownerId)).size

/** Those that five or more people tried this year, where other years' trials would not give a few people away. */
async function mostTriedOf(tx: Tx, schoolId: string, rows: readonly YearRow[], groupIds: readonly string[]) {
  const counted = [...Map.groupBy(rows, row => row.code).values()].flatMap(part => {
    const [first] = part
    const { code, name, hubSlug } = first!
    const people = peopleIn(part)
    return people < leastPeople ? [] : { code, name, hubSlug, times: part.filter(wasTried).length, people }
  })
  const codes = counted.map(each => each.code)
  const elsewhere = await repo.countElsewhere(tx, schoolId, codes, groupIds)
  const few = new Set(elsewhere.filter(({ people }) => people < leastPeople).map(({ code }) => code))
  return counted
    .filter(({ code }) => !few.has(code))
    .toSorted(mostTried)
    .slice(0, mostInReport)
}

/** The ledgers of many strategies at once: a hub's page, and the year's report. */
export function createTrialSums({ store }: { store: Store }) {
  async function yearOf(tx: Tx, schoolId: string) {
    const year = await repo.findYear(tx, schoolId)
    if (!year) throw notFound('programme')
    return year
  }

  return {
    async ofHub(actor: Actor, slug: string): Promise<HubTrials> {
      const tx = store.read
      const { schoolId } = actor
      authorize(actor, 'trial:list', { schoolId })
      const { hubs, groupIds } = await yearOf(tx, schoolId)
      if (!hubs.some(hub => hub.slug === slug)) throw notFound('hub')
      const rows = await repo.listOfGroups(tx, schoolId, groupIds, slug)
      const reported = await repo.listReportedIn(tx, schoolId, slug)
      const counts = await trialCounts(
        tx,
        actor,
        reported.map(each => each.code),
      )
      return {
        figures: figuresOf(rows, actor, hubLedger(rows, actor)),
        strategies: reported
          .flatMap(({ code, name }) => {
            const shown = counts.get(code)
            return shown ? [{ code, name, hubSlug: slug, ...shown }] : []
          })
          .toSorted(mostTried)
          .slice(0, mostOnHub),
      }
    },

    /** The year in sums: no name, no story, and no figure about fewer than five people. */
    async ofYear(actor: Actor): Promise<TrialReport> {
      const tx = store.read
      const { schoolId } = actor
      authorize(actor, 'report:participation', { schoolId })
      const { programme, hubs, groupIds } = await yearOf(tx, schoolId)
      const rows = await repo.listOfGroups(tx, schoolId, groupIds)
      const ledgers = hubs.map(({ slug }) =>
        hubLedger(
          rows.filter(row => row.hubSlug === slug),
          actor,
        ),
      )
      return {
        programme,
        figures: forReport(ledgerOf(rows, actor, ledgers), actor),
        hubs: hubs.map((hub, index) => ({ ...hub, figures: forReport(ledgers[index]!, actor) })),
        strategies: await mostTriedOf(tx, schoolId, rows, groupIds),
      }
    },
  }
}

export type TrialSums = ReturnType<typeof createTrialSums>
