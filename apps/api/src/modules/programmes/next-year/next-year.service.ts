import { type Actor, can } from '@hubs/rules/can'
import { shortDay } from '@hubs/rules/dates/dates'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import { type NextYear, nextYear, type SaveNextYear, type Years, years } from '@hubs/schema/programmes/next-year'
import { writeAudit } from '../../../audit.ts'
import { authorize, guarded } from '../../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../../errors.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { isAsWanted } from '../../../unchanged.ts'
import type { Hubs } from '../../hubs/hubs.service.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import * as programmes from '../programmes.repo.ts'
import * as repo from './next-year.repo.ts'
import { checkPlan, inTurn, planOf } from './planned-year.service.ts'
import { type Plan, startNextYear, staysOf } from './start-next-year.service.ts'
import { deleteYear, hasBegun } from './undo-year.repo.ts'

/** So long a coordinator can go back to the year before, if nothing has happened since. */
const UNDO_MS = 28 * DAY_MS

type ProgrammeRow = programmes.ProgrammeRow
type Needs = {
  store: GuardedStore
  now: Clock
  hubs: Pick<Hubs, 'closeHub'>
  searchIndex: SearchIndex
}

async function currentOf(tx: Tx, schoolId: string): Promise<ProgrammeRow> {
  const row = await programmes.findCurrentProgramme(tx, schoolId)
  if (!row) throw notFound('programme')
  return row
}

/** Why the year can't end yet. */
async function blockedBy({ now }: Needs, tx: Tx, row: ProgrammeRow, plan: Pick<Plan, 'name'>): Promise<string[]> {
  const blocked: string[] = []
  if (plan.name === '') blocked.push('The next year has no name yet.')
  const meetings = await repo.listToCome(tx, row.id, now())
  const running = meetings.find(({ status }) => status === 'running')
  if (running) blocked.push(`${isolated(running.hubName)} is meeting now. End the meeting first.`)
  const planned = meetings.filter(({ status }) => status === 'planned')
  const last = planned.at(-1)
  if (last) {
    const today = dayAt(now(), await programmes.findTimeZone(tx, row.schoolId))
    blocked.push(
      planned.length === 1
        ? `${isolated(last.hubName)} still has a meeting planned on ${shortDay(last.date, today)}. Hold or cancel it first.`
        : `This year still has ${count(planned.length, 'meeting')} planned, the last on ${shortDay(last.date, today)}. Hold or cancel them first.`,
    )
  }
  return blocked
}

async function describe(needs: Needs, tx: Tx, row: ProgrammeRow): Promise<NextYear> {
  const plan = await planOf(tx, row)
  const rows = await repo.listHubs(tx, row.id)
  const groups = await repo.listGroups(tx, row.id)
  const people = staysOf(plan, rows, groups, await repo.listMembers(tx, row.id))
  const outcomes = await repo.listOutcomes(
    tx,
    rows.map(({ id }) => id),
  )
  const leaders = groups.flatMap(each => [each.facilitatorId, each.coFacilitatorId]).filter(id => id !== null)
  const present = await repo.listPresent(tx, leaders)
  const isLed = (hubId: string) =>
    groups.some(
      each =>
        each.hubId === hubId &&
        [each.facilitatorId, each.coFacilitatorId].some(
          id => id !== null && present.has(id) && !plan.choosingAgain.includes(id),
        ),
    )
  const runs = ({ slug }: repo.HubRow) => !plan.notRunning.includes(slug)
  const endsOn = (await programmes.listHalfTerms(tx, row.id)).at(-1)?.endsOn ?? ''
  const { programmeId: _, ...shown } = plan
  return nextYear.parse({
    from: { name: row.name, endsOn },
    saved: plan.version > 0,
    plan: shown,
    hubs: rows.map(hub => ({
      slug: hub.slug,
      name: hub.name,
      running: runs(hub),
      people: people.filter(({ hubId, stays }) => stays && hubId === hub.id).length,
    })),
    people: people.map(({ id, name, hubId, stays, leads }) => ({
      id,
      name,
      stays,
      leads,
      hubSlug: rows.find(hub => hub.id === hubId)?.slug ?? '',
    })),
    withoutFacilitator: rows.filter(hub => runs(hub) && !isLed(hub.id)).map(({ name }) => name),
    carries: {
      outcomes: outcomes.filter(({ hubId }) => rows.some(hub => hub.id === hubId && runs(hub))).length,
      plans: await repo.countPlans(tx, row.id),
      ...(await repo.countKept(tx, row.schoolId)),
    },
    blocked: await blockedBy(needs, tx, row, plan),
  })
}

async function refresh({ searchIndex }: Needs, tx: Tx, found: { hubs: string[]; plans: string[]; comments: string[] }) {
  await searchIndex.refresh(tx, 'hub', found.hubs)
  await searchIndex.refresh(tx, 'plan', found.plans)
  await searchIndex.refresh(tx, 'reply', found.comments)
}

async function start(needs: Needs, tx: Tx, before: ProgrammeRow, plan: repo.NextYearRow, actorId: string | null) {
  const timeZone = await programmes.findTimeZone(tx, before.schoolId)
  const started = await startNextYear(tx, { before, plan, timeZone, now: needs.now(), closeHub: needs.hubs.closeHub })
  await refresh(needs, tx, started)
  await writeAudit(tx, {
    schoolId: before.schoolId,
    actorId,
    action: 'year-started',
    subjectId: started.row.id,
    at: needs.now(),
    details: { before: before.id },
  })
}

async function announce({ store }: Needs, schoolId: string) {
  for (const topic of ['people', 'hubs', 'meetings'] as const) await store.signal({ topic, id: schoolId })
}

async function undoable({ now }: Needs, tx: Tx, row: ProgrammeRow) {
  if (row.startedAt === null || row.startedAt + UNDO_MS < now()) return false
  return !(await hasBegun(tx, row))
}

async function all(needs: Needs, tx: Tx, actor: Actor): Promise<Years> {
  const row = await currentOf(tx, actor.schoolId)
  const past = await repo.listPast(tx, actor.schoolId)
  const ids = past.map(({ id }) => id)
  const spans = await repo.listSpans(tx, ids)
  const rows = await repo.listHubsOfYears(tx, ids)
  const own = await repo.listYearsOf(tx, actor.id)
  const seesPeople = can(actor, 'hub:people', { schoolId: actor.schoolId })
  return years.parse({
    current: {
      id: row.id,
      name: row.name,
      startedAt: row.startedAt === null ? null : iso(row.startedAt),
      mayUndo: actor.roles.includes('coordinator') && (await undoable(needs, tx, row)),
    },
    items: past.map(({ id, name }) => {
      const span = spans.find(({ programmeId }) => programmeId === id)
      const ofYear = rows.filter(({ programmeId, closed }) => programmeId === id && !closed)
      return {
        id,
        name,
        from: span?.from ?? '',
        to: span?.to ?? '',
        hubs: seesPeople ? ofYear : ofYear.map(hub => ({ ...hub, people: null })),
        mine: own.has(id) || ofYear.some(({ leaders }) => leaders.includes(actor.id)),
      }
    }),
  })
}

const see = (needs: Needs) =>
  guarded('programme:edit', async (actor): Promise<NextYear> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return describe(needs, store.read, await currentOf(store.read, actor.schoolId))
  })

/** Keeps what is decided. Nothing of the school changes. */
const save = (needs: Needs) =>
  guarded('programme:edit', async (actor, { expectedVersion, ...asked }: SaveNextYear): Promise<NextYear> => {
    const { store } = needs
    const wanted = { ...asked, halfTerms: inTurn(asked.halfTerms, 'startsOn'), daysOff: inTurn(asked.daysOff, 'from') }
    authorize(store, actor, { schoolId: actor.schoolId })
    await store.write(async tx => {
      const row = await currentOf(tx, actor.schoolId)
      const timeZone = await programmes.findTimeZone(tx, row.schoolId)
      const saved = await repo.findNextYear(tx, row.id)
      if (saved && saved.version === expectedVersion && isAsWanted(saved, wanted)) return
      const choosingAgain = await checkPlan(tx, row, asked, dayAt(needs.now(), timeZone))
      const put = { ...wanted, choosingAgain, programmeId: row.id, version: expectedVersion }
      if (!(await repo.saveNextYear(tx, put))) throw changedByOther('the next year', await describe(needs, tx, row))
    })
    return describe(needs, store.read, await currentOf(store.read, actor.schoolId))
  })

/** This year is over, and the next one is the current one. */
const startYear = (needs: Needs) =>
  guarded('programme:edit', async (actor, expectedVersion: number): Promise<Years> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    await store.write(async tx => {
      const row = await currentOf(tx, actor.schoolId)
      const plan = await repo.findNextYear(tx, row.id)
      if (!plan) throw new Refusal('conflict', 'Check the next year and save it first.')
      if (plan.version !== expectedVersion) throw changedByOther('the next year', await describe(needs, tx, row))
      const [blocked] = await blockedBy(needs, tx, row, plan)
      if (blocked) throw new Refusal('conflict', blocked)
      await start(needs, tx, row, plan, actor.id)
    })
    await announce(needs, actor.schoolId)
    return all(needs, store.read, actor)
  })

/** Back to the year before, while nothing has happened in the new one. */
const undo = (needs: Needs) =>
  guarded('programme:edit', async (actor): Promise<Years> => {
    const { store, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    await store.write(async tx => {
      const row = await currentOf(tx, actor.schoolId)
      const [before] = await repo.listPast(tx, actor.schoolId)
      if (row.startedAt === null || !before) throw new Refusal('conflict', 'There’s no year to go back to.')
      if (!(await undoable(needs, tx, row)))
        throw new Refusal(
          'conflict',
          `Something has already happened in ${isolated(row.name)}, so you can’t go back to ${isolated(before.name)}.`,
        )
      const gone = (await repo.listHubs(tx, row.id)).map(({ id }) => id)
      await deleteYear(tx, row.id)
      await repo.setCurrent(tx, before.id, true)
      await repo.forgetStart(tx, before.id)
      const back = (await repo.listHubs(tx, before.id)).map(({ id }) => id)
      await refresh(needs, tx, {
        hubs: [...gone, ...back],
        plans: await repo.reopenPlans(tx, before.id),
        comments: await repo.listCommentsOf(tx, before.id),
      })
      const { schoolId } = actor
      await writeAudit(tx, {
        schoolId,
        actorId: actor.id,
        action: 'year-undone',
        subjectId: before.id,
        at: now(),
        details: { name: row.name },
      })
    })
    await announce(needs, actor.schoolId)
    return all(needs, store.read, actor)
  })

const listYears = (needs: Needs) =>
  guarded('hub:browse', async (actor): Promise<Years> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return all(needs, store.read, actor)
  })

/** On its day the next year starts by itself, unless something is in its way: the page for it says what. */
async function startDue(needs: Needs, tx: Tx) {
  const started: string[] = []
  for (const { programme, next, timeZone } of await repo.listDue(tx)) {
    if (next.startsOn === null || next.startsOn > dayAt(needs.now(), timeZone)) continue
    if ((await blockedBy(needs, tx, programme, next)).length > 0) continue
    await start(needs, tx, programme, next, null)
    started.push(programme.schoolId)
  }
  return async () => {
    for (const schoolId of started) await announce(needs, schoolId)
  }
}

/** The next year from this one, and the years that are over. */
export function createNextYear(needs: Needs) {
  return {
    see: see(needs),
    save: save(needs),
    start: startYear(needs),
    undo: undo(needs),
    years: listYears(needs),
    startDue: startDue.bind(null, needs),
  }
}

export type NextYears = ReturnType<typeof createNextYear>
