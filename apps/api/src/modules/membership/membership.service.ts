import type { Actor } from '@hubs/rules/can'
import { choiceState, mayChooseNow, NOT_STAFF } from '@hubs/rules/choice'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { PageQuery } from '@hubs/schema/common'
import type { ChoiceList, Membership, PlacePerson } from '@hubs/schema/membership/membership'
import { doneBy, writeAudit } from '../../audit.ts'
import { authorize, guarded } from '../../authorize.ts'
import { nameCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { type Clock, isoOrNull } from '../../time/clock.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import { joinedLetter, placedLetter } from '../mail/letters/groups.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { MeetingNotices } from '../notices/meeting-notices.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { CurrentProgramme, Programmes } from '../programmes/programmes.service.ts'
import * as repo from './membership.repo.ts'
import { type Had, type Hub, refuseIfLeading, takeSeat } from './seats.service.ts'
import type { WaitingService } from './waiting.service.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  programmes: Programmes
  hubs: Hubs
  mail: Mail
  notices: Notices
  meetingNotices: MeetingNotices
  waiting: WaitingService
}
type Has = { hub: Hub; groupId: string; groupName?: string } | null

const changed = ({ store }: Needs, schoolId: string) => store.signal({ topic: 'people', id: schoolId })

function refuseOutsideWindow({ now }: Needs, actor: Actor, programme: CurrentProgramme) {
  if (programme.choosing === 'ranked' && actor.staffKind === 'teaching')
    throw new Refusal('conflict', 'Hubs are allocated this year. Rank them instead of choosing one.')
  const verdict = mayChooseNow(actor.staffKind, choiceState(programme, now()))
  if (!verdict.allowed) throw new Refusal(verdict.code, verdict.sentence)
}

/** For somebody without a place kept for them: those before them are asked first, and the window has to be open. */
async function refuseLate(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  programme: CurrentProgramme,
  hub: Hub,
  wanted: string | undefined,
) {
  const late = await needs.waiting.endedOffer(tx, programme.id, actor.id, hub.id)
  await needs.waiting.offerFreeSeats(tx, programme)
  // Whom a coordinator has named to lead a group belongs in it, whenever that was.
  if (wanted === undefined || !actor.leads.includes(wanted)) refuseOutsideWindow(needs, actor, programme)
  if (!late || (await repo.listSeats(tx, hub.id, actor.id)).some(({ seats, places }) => seats.size < places)) return
  throw new Refusal(
    'full',
    `The place in ${hub.name} was kept for you until ${late}. It’s been offered to the next person. You can join the waiting list again.`,
  )
}

/** Whose group somebody is in decides what they read: each change is written down, and told where another made it. */
async function record({ now }: Needs, tx: Tx, actor: Actor, personId: string, had: Had, has: Has, reason?: string) {
  const before = had?.membership.groupId ?? null
  const after = has?.groupId ?? null
  if (before === after) return
  await writeAudit(tx, {
    ...doneBy(actor, now()),
    action: 'place-changed',
    subjectId: personId,
    details: { before, after, ...(reason && { reason }) },
  })
}

/** Whoever leads a group belongs in it; anybody else is where what was published says, unless somebody says why not. */
async function demandReason(
  tx: Tx,
  programme: CurrentProgramme,
  personId: string,
  has: Has,
  reason: string | undefined,
) {
  if (reason !== undefined || programme.choosing !== 'ranked' || !(await repo.isPublished(tx, programme.id))) return
  if (has && (await repo.leadsGroup(tx, has.groupId, personId))) return
  const sentence = 'Hubs have been published. Say why you’re changing this. Only coordinators can see it.'
  throw new Refusal('invalid', sentence, { fields: { reason: sentence } })
}

/** Tells whom a coordinator has placed; where they have placed themself, those whose group it is. */
async function tellPlaced(
  { hubs, now, meetingNotices, notices }: Needs,
  tx: Tx,
  actor: Actor,
  personId: string,
  has: Has,
) {
  const people = await hubs.listAddressees(tx, has?.groupId ?? '', [actor.id, personId])
  const by = people.find(person => person.id === actor.id)
  const hubName = has ? [has.hub.name, ...(has.groupName ? [isolated(has.groupName)] : [])].join(', ') : null
  const staleAt = now() + 2 * DAY_MS
  const dates = has ? await meetingNotices.datesOf(tx, has.groupId) : []
  for (const to of people) {
    if (to.id === actor.id || !by) continue
    if (to.id === personId)
      await notices.tell(tx, [to], 'placed', () => ({
        kind: 'placed',
        event: `placed ${newId()}`,
        title: hubName === null ? 'You’re no longer in a hub' : `You’re now in ${hubName}`,
        path: has ? `/hubs/${has.hub.slug}` : '/choose',
        byId: actor.id,
        letter: placedLetter({ to, by: by.name, hubName, dates }),
        staleAt,
        about: 'place',
      }))
    else if (personId === actor.id && hubName !== null)
      await notices.tell(tx, [to], 'group-joined', () => ({
        kind: 'group-joined',
        event: `group-joined ${newId()}`,
        title: `${isolated(by.name)} has joined ${hubName}`,
        path: has ? `/hubs/${has.hub.slug}` : '/choose',
        byId: actor.id,
        letter: joinedLetter({ to, name: by.name, hubName }),
        staleAt,
        about: `joined ${actor.id}`,
      }))
  }
}

/** Chooses or opts in; choosing again moves. Choosing the hub one is in changes nothing. */
const choose = (needs: Needs) =>
  guarded('membership:choose', async (actor, slug: string, wanted?: string): Promise<Membership> => {
    const { store, programmes, hubs, waiting, mail } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const result = await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const hub = await hubs.findOr404(tx, actor.schoolId, slug)
      const offer = await waiting.offerOf(tx, programme.id, actor.id, hub.id)
      // A place that is kept for somebody is theirs, whatever else has closed since.
      if (!offer) await refuseLate(needs, tx, actor, programme, hub, wanted)
      const had = await repo.findMembership(tx, programme.id, actor.id)
      const { groupId, kind, seat } = await takeSeat(needs, tx, programme, actor, hub, offer?.groupId ?? wanted)
      await record(needs, tx, actor, actor.id, had, { hub, groupId })
      return { hubSlug: hub.slug, hubName: hub.name, groupId, kind, seat, mayChange: true }
    })
    mail.wake()
    await changed(needs, actor.schoolId)
    return result
  })

const leave = (needs: Needs) =>
  guarded('membership:choose', async (actor, slug: string): Promise<void> => {
    const { store, programmes, hubs, waiting, mail } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const hub = await hubs.findOr404(tx, actor.schoolId, slug)
      const found = await repo.findMembership(tx, programme.id, actor.id)
      if (found?.membership.hubId !== hub.id)
        throw new Refusal('conflict', `You’re not in ${hub.name}, so you can’t leave it.`)
      refuseOutsideWindow(needs, actor, programme)
      await refuseIfLeading(tx, actor, found)
      await repo.deleteMembership(tx, programme.id, actor.id)
      await record(needs, tx, actor, actor.id, found, null)
      await waiting.offerFreeSeats(tx, programme)
    })
    mail.wake()
    await changed(needs, actor.schoolId)
  })

/** "Not this year", for support staff; it leaves any hub, and choosing one later takes it back. */
const notThisYear = (needs: Needs) =>
  guarded('membership:choose', async (actor): Promise<void> => {
    const { store, programmes, now, waiting, mail } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    if (actor.staffKind === 'teaching')
      throw new Refusal(
        'not-allowed',
        'Every teacher is in a hub. If you can’t be this year, talk to your coordinator.',
      )
    await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const had = await repo.findMembership(tx, programme.id, actor.id)
      await refuseIfLeading(tx, actor, had)
      await repo.deleteMembership(tx, programme.id, actor.id)
      await record(needs, tx, actor, actor.id, had, null)
      await repo.sayNotThisYear(tx, { id: newId(), programmeId: programme.id, personId: actor.id, createdAt: now() })
      await waiting.offerFreeSeats(tx, programme)
    })
    mail.wake()
    await changed(needs, actor.schoolId)
  })

const takeBackNotThisYear = (needs: Needs) =>
  guarded('membership:choose', async (actor): Promise<void> => {
    const { store, programmes } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      await repo.unsayNotThisYear(tx, programme.id, actor.id)
    })
    await changed(needs, actor.schoolId)
  })

async function saidNotThisYear({ programmes }: Needs, tx: Tx, actor: Actor): Promise<boolean> {
  const programme = await programmes.currentOf(tx, actor.schoolId)
  return repo.hasSaidNotThisYear(tx, programme.id, actor.id)
}

/** The coordinator places, moves or takes out anybody, at any time of the year; once hubs are published, with a reason. */
const place = (needs: Needs) =>
  guarded(
    'membership:place',
    async (actor, personId: string, { hubSlug: slug, groupId, reason }: PlacePerson): Promise<void> => {
      const { store, programmes, waiting, hubs, mail } = needs
      authorize(store, actor, { schoolId: actor.schoolId })
      await store.write(async tx => {
        const person = await repo.findPerson(tx, actor.schoolId, personId)
        if (!person) throw notFound('person')
        if (person.leftAt !== null)
          throw new Refusal(
            'person-left',
            `${isolated(person.name)} has left the school, so they can’t be added to a hub.`,
          )
        if (slug !== null && person.staffKind === 'none') throw new Refusal('not-allowed', NOT_STAFF)
        const programme = await programmes.currentOf(tx, actor.schoolId)
        const had = await repo.findMembership(tx, programme.id, personId)
        let has: Has = null
        if (slug === null) {
          await refuseIfLeading(tx, person, had)
          await repo.deleteMembership(tx, programme.id, personId)
          await waiting.offerFreeSeats(tx, programme)
        } else {
          const hub = await hubs.findOr404(tx, actor.schoolId, slug)
          has = { hub, groupId: (await takeSeat(needs, tx, programme, person, hub, groupId)).groupId }
        }
        if ((had?.membership.groupId ?? null) === (has?.groupId ?? null)) return
        // Which group of a hub somebody meets in was never promised by an allocation.
        if (had?.membership.hubId !== has?.hub.id) await demandReason(tx, programme, personId, has, reason)
        await record(needs, tx, actor, personId, had, has, reason)
        await tellPlaced(needs, tx, actor, personId, has)
      })
      mail.wake()
      await changed(needs, actor.schoolId)
    },
  )

/**
 * Inside the transaction that names somebody to lead a group: they get a place in it, and leave the one they had.
 * Whoever leads where they are stays there, and a full group is left as it is: both are said on home, to be mended.
 */
async function seatLeader(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  personId: string,
  hub: Hub,
  groupId: string,
): Promise<void> {
  const person = await repo.findPerson(tx, actor.schoolId, personId)
  if (!person || person.staffKind === 'none') return
  const programme = await needs.programmes.currentOf(tx, actor.schoolId)
  const had = await repo.findMembership(tx, programme.id, personId)
  if (had && (await repo.leadsGroup(tx, had.membership.groupId, personId))) return
  const group = (await repo.listSeats(tx, hub.id)).find(({ id }) => id === groupId)
  if (!group || group.seats.size >= group.places) return
  await takeSeat(needs, tx, programme, person, hub, groupId)
  await record(needs, tx, actor, personId, had, { hub, groupId })
}

/** Inside the transaction that merges two groups of a hub: everybody of the one gets a place in the other, and is told. */
async function moveGroup(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  fromId: string,
  hub: Hub,
  into: { id: string; name: string },
): Promise<void> {
  const programme = await needs.programmes.currentOf(tx, actor.schoolId)
  for (const person of await repo.listInGroup(tx, fromId)) {
    const had = await repo.findMembership(tx, programme.id, person.id)
    const has = {
      hub,
      groupId: (await takeSeat(needs, tx, programme, person, hub, into.id)).groupId,
      groupName: into.name,
    }
    await record(needs, tx, actor, person.id, had, has)
    await tellPlaced(needs, tx, actor, person.id, has)
  }
}

/** Inside the transaction in which somebody leaves the school: their record stays, their place is free. */
async function giveUpPlace({ programmes, waiting }: Needs, tx: Tx, schoolId: string, personId: string): Promise<void> {
  const programme = await programmes.currentOf(tx, schoolId)
  await repo.deleteMembership(tx, programme.id, personId)
  await waiting.offerFreeSeats(tx, programme)
}

const list = ({ store, programmes }: Needs) =>
  guarded('membership:list', async (actor, query: PageQuery): Promise<ChoiceList> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    const rows = await repo.listChoices(store.read, actor.schoolId, programme.id, nameCursor.ask(query))
    const { shown, next } = nameCursor.page(rows, query, ({ sortName, personId }) => ({ by: sortName, id: personId }))
    return {
      items: shown.map(({ chosenAt, rankedAt, saidAt, remindedAt, joinedAt, sortName: _sort, ...row }) => ({
        ...row,
        chosenAt: isoOrNull(chosenAt),
        rankedAt: isoOrNull(rankedAt),
        remindedAt: isoOrNull(remindedAt),
        accepted: joinedAt !== null,
        notThisYear: saidAt !== null,
      })),
      next,
    }
  })

/** Who is in which hub: choosing, opting in and out, and being placed. */
export function createMembership(needs: Needs) {
  return {
    choose: choose(needs),
    leave: leave(needs),
    notThisYear: notThisYear(needs),
    takeBackNotThisYear: takeBackNotThisYear(needs),
    saidNotThisYear: saidNotThisYear.bind(null, needs),
    place: place(needs),
    seatLeader: seatLeader.bind(null, needs),
    moveGroup: moveGroup.bind(null, needs),
    giveUpPlace: giveUpPlace.bind(null, needs),
    list: list(needs),
  }
}

export type MembershipService = ReturnType<typeof createMembership>
