import type { Actor } from '@hubs/rules/can'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import {
  type CreateHub,
  type Hub,
  type HubDetail,
  hubDetail,
  hubList,
  type NewlyLed,
  newlyLed,
  type UpdateGroup,
  type UpdateHub,
} from '@hubs/schema/hubs'
import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import { doneBy, writeAudit } from '../../audit.ts'
import { authorize, guarded } from '../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import { createCache } from '../../store/cache.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { areAsWanted, isAsWanted } from '../../unchanged.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { closeHub, reopenMeetings } from './groups.repo.ts'
import { checkGroup, refuseClosing, refuseFewGroups } from './hub-checks.service.ts'
import { describeMeeting, leadersOf, maySeePeople, withoutPeople } from './hub.view.ts'
import * as repo from './hubs.repo.ts'
import { createLeaders } from './leaders.service.ts'
import { openGroup, openHub } from './open-hub.service.ts'

/** What of the hubs anybody may see: no person and no place. */
async function publicHubs(tx: Tx, programmeId: string): Promise<Omit<PublicProgramme['hubs'][number], 'reading'>[]> {
  const hubs = (await repo.listHubsOf(tx, programmeId)).filter(hub => !hub.closed)
  const outcomes = await repo.listOutcomes(
    tx,
    hubs.map(hub => hub.id),
  )
  const days = await repo.listMeetingDays(tx, programmeId)
  return hubs.map(({ id, slug, name, question, summary, icon, colour, observation }) => {
    const own = outcomes.filter(outcome => outcome.hubId === id)
    return {
      slug,
      name,
      question,
      summary,
      icon,
      colour,
      observation,
      outcomes: own,
      meetings: days
        .filter(day => day.hubId === id)
        .map(({ halfTerm, date, startsAtMs, minutes, status }) => ({
          halfTerm,
          date,
          endsAt: iso(startsAtMs + minutes * MINUTE_MS),
          ended: status === 'ended',
        })),
      audiences: [...new Set(own.flatMap(outcome => outcome.audiences))],
    }
  })
}

/** Called in the transaction in which somebody is named to lead a group, for each of them. */
type LeaderListener = (tx: Tx, actor: Actor, personId: string, hub: repo.HubRow, groupId: string) => Promise<void>
type Deps = {
  store: GuardedStore
  now: Clock
  mail: Pick<Mail, 'wake'>
  notices: Notices
  origin: () => string
  searchIndex: SearchIndex
}

/** So long home says that somebody leads a group now. */
const NEWLY_MS = 14 * DAY_MS

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    leaders: createLeaders(given),
    leaderListeners: [] as LeaderListener[],
    // The list is the same for all of a school but for "mine": kept as it was last sent, dropped at any change.
    lists: createCache<{ text: string; until: number }>(given.store, ['hubs', 'people']),
  }
}

async function describe({ now }: Needs, tx: Tx, rows: repo.HubRow[], mySlug: string | null): Promise<Hub[]> {
  const ids = rows.map(row => row.id)
  const outcomes = await repo.listOutcomes(tx, ids)
  const groups = await repo.listGroups(tx, ids)
  const leaderIds = groups.flatMap(group => [group.facilitatorId, group.coFacilitatorId]).filter(id => id !== null)
  const names = await repo.listNames(tx, leaderIds)
  const coming = await repo.listComingMeetings(
    tx,
    groups.map(group => group.id),
    now() - 4 * HOUR_MS,
  )
  const seats = await repo.listSeatsOf(tx, [...new Set(rows.map(row => row.programmeId))], leaderIds)
  const named = (id: string | null) => (id ? { id, name: names.get(id) ?? '' } : null)
  return rows.map(row => {
    const own = groups.filter(group => group.hubId === row.id)
    const next = coming.find(
      meeting =>
        own.some(group => group.id === meeting.groupId) && meeting.startsAtMs + meeting.minutes * MINUTE_MS > now(),
    )
    return {
      ...row,
      outcomes: outcomes.filter(outcome => outcome.hubId === row.id),
      groups: own.map(group => ({
        ...group,
        facilitator: named(group.facilitatorId),
        coFacilitator: named(group.coFacilitatorId),
        unseated: [named(group.facilitatorId), named(group.coFacilitatorId)].flatMap(leader =>
          unseated(leader, group, seats),
        ),
      })),
      places: own.reduce((sum, group) => sum + group.places, 0),
      taken: own.reduce((sum, group) => sum + group.taken, 0),
      nextMeeting: next ? describeMeeting(next) : null,
      mine: row.slug === mySlug,
    }
  })
}

async function detail(needs: Needs, tx: Tx, row: repo.HubRow, mySlug: string | null): Promise<HubDetail> {
  const [hub] = await describe(needs, tx, [row], mySlug)
  if (!hub) throw notFound('hub')
  const meetings = await repo.listMeetings(
    tx,
    hub.groups.map(group => group.id),
  )
  return hubDetail.parse({
    ...hub,
    members: await repo.listMembers(tx, row.id),
    meetings: meetings.map(describeMeeting),
  })
}

async function findOr404(tx: Lookup, schoolId: string, slug: string) {
  const row = await repo.findHub(tx, schoolId, slug)
  if (!row) throw notFound('hub')
  return row
}

async function replaceOutcomes({ now }: Needs, tx: Tx, hubId: string, outcomes: NonNullable<UpdateHub['outcomes']>) {
  // An id that is not this hub’s, or comes twice, is a new outcome’s.
  const free = new Set((await repo.listOutcomes(tx, [hubId])).map(outcome => outcome.id))
  const rows = outcomes.map((outcome, position) => ({
    ...outcome,
    id: outcome.id && free.delete(outcome.id) ? outcome.id : newId(),
    hubId,
    position,
  }))
  await repo.replaceOutcomes(tx, hubId, rows, now())
}

/** The list as JSON text: it is asked for far more often than it changes. */
const listText = (needs: Needs) =>
  guarded('hub:browse', async (actor, mySlug: string | null): Promise<string> => {
    const { store, lists, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const seesPeople = maySeePeople(actor)
    const key = `${actor.schoolId} ${mySlug ?? ''} ${seesPeople}`
    const known = lists.get(key)
    if (known && known.until > now()) return known.text
    const { text } = await lists.getOrLoad(key, async () => {
      const all = await describe(needs, store.read, await repo.listHubs(store.read, actor.schoolId), mySlug)
      const items = seesPeople ? all : all.map(withoutPeople)
      const ends = items.flatMap(hub => (hub.nextMeeting ? [Date.parse(hub.nextMeeting.endsAt)] : []))
      return { text: JSON.stringify(hubList.parse({ items })), until: Math.min(...ends, now() + HOUR_MS) }
    })
    return text
  })

const bySlug = (needs: Needs) =>
  guarded('hub:browse', async (actor, slug: string, mySlug: string | null): Promise<HubDetail> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const found = await detail(needs, store.read, await findOr404(store.read, actor.schoolId, slug), mySlug)
    return maySeePeople(actor) ? found : { ...withoutPeople(found), members: [] }
  })

/** The groups that somebody has been made a facilitator of lately, by another person. */
const listNewlyLed = ({ store, now }: Needs) =>
  guarded('hub:browse', async (actor): Promise<NewlyLed> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    if (actor.leads.length === 0) return { items: [] }
    const changes = await repo.listLeaderChanges(store.read, actor.schoolId, actor.leads, now() - NEWLY_MS)
    const latest = new Map(changes.filter(change => makesLeader(change, actor.id)).map(each => [each.groupId, each]))
    const groups = await repo.listGroupNames(store.read, [...latest.keys()])
    return newlyLed.parse({
      items: groups.map(group => ({ ...group, since: iso(latest.get(group.groupId)?.at ?? 0) })),
    })
  })

/** Opens a hub of the school's own; once for each key. */
const create = (needs: Needs) =>
  guarded('hub:edit', async (actor, body: CreateHub, key: string | undefined): Promise<HubDetail> => {
    const { store, now, searchIndex } = needs
    const { id: actorId, schoolId } = actor
    authorize(store, actor, { schoolId })
    const { slug } = await store.write(tx =>
      answerOnce(tx, { personId: actorId, key, asked: ['POST /hubs', body], at: now() }, async () => {
        const year = await repo.findYear(tx, schoolId)
        if (!year) throw notFound('programme')
        const made = await openHub(tx, { ...year, schoolId, now: now() }, body)
        await searchIndex.refresh(tx, 'hub', [made.id])
        await writeAudit(tx, { ...doneBy(actor, now()), action: 'hub-opened', subjectId: made.id })
        return made
      }),
    )
    await store.signal({ topic: 'hubs', id: schoolId })
    await store.signal({ topic: 'meetings', id: schoolId })
    return detail(needs, store.read, await findOr404(store.read, schoolId, slug), null)
  })

const update = (needs: Needs) =>
  guarded(
    'hub:edit',
    async (actor, slug: string, { expectedVersion, outcomes, ...change }: UpdateHub, mySlug: string | null) => {
      const { store, now, searchIndex } = needs
      authorize(store, actor, { schoolId: actor.schoolId })
      await store.write(async tx => {
        const row = await findOr404(tx, actor.schoolId, slug)
        if (row.version === expectedVersion && isAsWanted(row, change)) {
          const stored = await repo.listOutcomes(tx, [row.id])
          if (!outcomes || areAsWanted(stored, outcomes)) return
        }
        await refuseFewGroups(tx, row, change.mostGroups)
        const closes = change.closed === true && !row.closed
        if (closes) await refuseClosing(tx, row)
        const updated = await repo.updateHub(tx, row.id, expectedVersion, change)
        if (!updated) throw changedByOther('this', await detail(needs, tx, row, mySlug))
        if (closes) await closeHub(tx, row.id, now())
        if (change.closed === false && row.closed) await reopenMeetings(tx, row.id, now())
        if (outcomes) await replaceOutcomes(needs, tx, row.id, outcomes)
        await searchIndex.refresh(tx, 'hub', [row.id])
        await writeAudit(tx, { ...doneBy(actor, now()), action: 'hub-changed', subjectId: row.id })
      })
      await store.signal({ topic: 'hubs', id: actor.schoolId })
      return detail(needs, store.read, await findOr404(store.read, actor.schoolId, slug), mySlug)
    },
  )

const updateGroup = (needs: Needs) =>
  guarded(
    'group:edit',
    async (actor, id: string, { expectedVersion, ...change }: UpdateGroup, mySlug: string | null) => {
      const { store, leaderListeners, leaders, mail } = needs
      authorize(store, actor, { schoolId: actor.schoolId })
      const slug = await store.write(async tx => {
        const found = await repo.findGroup(tx, actor.schoolId, id)
        if (!found) throw notFound('group')
        if (!found.current) throw new Refusal('conflict', 'This group is from an earlier year, so you can’t change it.')
        if (found.group.version === expectedVersion && isAsWanted(found.group, change)) return found.hub.slug
        await checkGroup(tx, actor.schoolId, { ...found.group, ...change })
        const updated = await repo.updateGroup(tx, id, expectedVersion, change)
        if (!updated) throw changedByOther('this', await detail(needs, tx, found.hub, mySlug))
        await leaders.tellChange(tx, actor, found, updated)
        const before = leadersOf(found.group)
        for (const personId of leadersOf(updated))
          if (!before.includes(personId))
            for (const named of leaderListeners) await named(tx, actor, personId, found.hub, id)
        return found.hub.slug
      })
      mail.wake()
      await store.signal({ topic: 'people', id: actor.schoolId })
      return detail(needs, store.read, await findOr404(store.read, actor.schoolId, slug), mySlug)
    },
  )

/** Hubs, their outcomes and groups, as colleagues see them. */
export function createHubs(given: Deps) {
  const needs = needsOf(given)
  return {
    publicOf: publicHubs,

    /** The groups of a hub of this year, for rights that depend on who leads one; undefined where there is no such hub. */
    groupIdsOf: repo.findGroupIdsOf,

    findOr404,
    listText: listText(needs),

    /** Inside the transaction in which somebody leaves the school. */
    stopLeading: needs.leaders.stopLeading,

    listAddressees: repo.listAddressees,

    /** Inside the transaction in which an allocation splits or closes a hub. */
    onLeaderNamed: (listener: LeaderListener) => void needs.leaderListeners.push(listener),

    openGroup,
    closeHub,
    bySlug: bySlug(needs),
    newlyLed: listNewlyLed(needs),
    create: create(needs),
    update: update(needs),
    updateGroup: updateGroup(needs),
  }
}

type LeaderChange = Awaited<ReturnType<typeof repo.listLeaderChanges>>[number]

function makesLeader({ actorId, details }: LeaderChange, personId: string): boolean {
  const [before, after] = [details['before'], details['after']]
  const isIn = (ids: unknown) => Array.isArray(ids) && ids.includes(personId)
  return actorId !== personId && isIn(after) && !isIn(before)
}

type Seat = Awaited<ReturnType<typeof repo.listSeatsOf>>[number]

/** A facilitator with where they have their place, unless that is in the group they lead. */
function unseated(leader: { id: string; name: string } | null, group: { id: string }, seats: readonly Seat[]) {
  const seat = seats.find(each => each.personId === leader?.id)
  return leader === null || seat?.groupId === group.id ? [] : [{ ...leader, hubName: seat?.hubName ?? null }]
}

export type Hubs = ReturnType<typeof createHubs>
