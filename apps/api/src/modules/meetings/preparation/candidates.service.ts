import { type Actor, can } from '@hubs/rules/can'
import { longDay, shortDay } from '@hubs/rules/dates/dates'
import type {
  Candidate,
  CandidateBoard,
  ProposeCandidate,
  SetBallot,
  UpdateCandidate,
} from '@hubs/schema/meetings/candidates'
import { askFor, authorize, guarded, guardedByOneOf } from '../../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../../errors.ts'
import { answerOnce } from '../../../idempotency.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { isAsWanted } from '../../../unchanged.ts'
import { voteLetter } from '../../mail/letters/preparation.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { NoticeReader, Notices } from '../../notices/notices.service.ts'
import type { Difficulties } from '../../plans/meetings/difficulties.service.ts'
import { toThing } from '../historical-actor.service.ts'
import { listPeople, type MeetingContext } from '../meetings.repo.ts'
import type { Runs } from '../run/runs.service.ts'
import { ballotState, ballotTimes, leadingOf } from './candidates-board.rules.ts'
import * as repo from './candidates.repo.ts'

const MOST_PROPOSED = 8

type Needs = {
  store: GuardedStore
  now: Clock
  runs: Runs
  mail: Pick<Mail, 'wake'>
  notices: Notices
  origin: () => string
  difficulties: Difficulties
}

const contextOf = ({ runs }: Needs, tx: Lookup, actor: Actor, meetingId: string) =>
  runs.findOr404(tx, actor.schoolId, meetingId)

async function loadBallot({ now }: Needs, tx: Tx, context: MeetingContext) {
  const ballot = await repo.findBallot(tx, context.meeting.id)
  const rows = await repo.listCandidates(tx, context.meeting.id)
  const candidates = rows.map(({ candidate }) => candidate)
  return { ballot, rows, candidates, state: ballotState({ context, ballot, candidates, now: now() }) }
}

async function board(needs: Needs, tx: Tx, actor: Actor, context: MeetingContext): Promise<CandidateBoard> {
  const { meeting, group } = context
  const { ballot, rows, candidates, state } = await loadBallot(needs, tx, context)
  const people = await listPeople(tx, group)
  const ids = people.map(({ id }) => id)
  const { counts, own } = await repo.countVotes(tx, meeting.id, ids, actor.id)
  const over = state === 'closed' || state === 'over'
  const leading = over ? leadingOf(candidates, counts) : []
  const leads = can(actor, 'meeting:prepare', { schoolId: meeting.schoolId, groupId: group.id })
  const { opensAt, closesAt } = ballotTimes(context)
  const toCandidate = ({ candidate, proposedBy }: (typeof rows)[number]): Candidate => {
    const { id, title, technique, why, failing, url, readMinutes, strategyCode, isOnBallot, version } = candidate
    return {
      id,
      title,
      technique,
      why,
      failing,
      url,
      readMinutes,
      strategyCode,
      up: isOnBallot,
      version,
      proposedBy,
      presenter: people.find(person => person.id === candidate.presenterId) ?? null,
      votes: isOnBallot && (over || own !== null) ? (counts.get(id) ?? 0) : null,
      mayChange: !over && (leads || (candidate.proposedById === actor.id && !isOnBallot)),
    }
  }
  const tied = leading.length > 1 ? candidates.filter(({ id }) => leading.includes(id)) : []
  return {
    meetingId: meeting.id,
    state,
    opensAt: iso(opensAt),
    closesAt: iso(closesAt),
    closedEarly: ballot.closedAt !== null && ballot.closedAt < closesAt,
    candidates: rows.map(toCandidate),
    voted: [...counts.values()].reduce((sum, n) => sum + n, 0),
    of: people.length,
    myVote: own,
    leading,
    advised: tied.length > 0 ? await needs.difficulties.hardestOf(tx, group.id, tied) : null,
    takenId: ballot.takenId,
    version: ballot.version,
  }
}

function refuseUnless(state: CandidateBoard['state'], ...open: CandidateBoard['state'][]) {
  if (open.includes(state)) return
  if (state === 'proposing') throw new Refusal('conflict', 'Voting isn’t open yet.')
  const why =
    state === 'over'
      ? 'This meeting has started or been cancelled, so you can’t propose ideas or vote.'
      : 'Voting for this meeting has closed.'
  throw new Refusal('window-closed', why)
}

async function checkPresenter(tx: Tx, { group }: MeetingContext, presenterId: string | null | undefined) {
  if (!presenterId || (await listPeople(tx, group)).some(({ id }) => id === presenterId)) return
  const sentence = 'Choose someone in this group.'
  throw new Refusal('invalid', sentence, { fields: { presenterId: sentence } })
}

async function checkStrategy(tx: Tx, schoolId: string, code: string | null | undefined) {
  if (!code || (await repo.hasStrategy(tx, schoolId, code))) return
  const sentence = 'That strategy isn’t in the library. Choose one from the list, or leave this empty.'
  throw new Refusal('invalid', sentence, { fields: { strategyCode: sentence } })
}

function refuseNinth(candidates: readonly unknown[]) {
  if (candidates.length >= MOST_PROPOSED)
    throw new Refusal('conflict', 'A meeting can have up to 8 ideas. Save yours for the next one.')
}

async function propose(needs: Needs, tx: Tx, actor: Actor, context: MeetingContext, body: ProposeCandidate) {
  const { candidates, state } = await loadBallot(needs, tx, context)
  refuseUnless(state, 'proposing', 'voting')
  await checkPresenter(tx, context, body.presenterId)
  await checkStrategy(tx, actor.schoolId, body.strategyCode)
  refuseNinth(candidates)
  const own = { id: newId(), meetingId: context.meeting.id, proposedById: actor.id, createdAt: needs.now(), version: 1 }
  await repo.insertCandidate(tx, { ...body, ...own, isOnBallot: false, withdrawnAt: null })
  return board(needs, tx, actor, context)
}

/** To everybody of the group who has not been told for this meeting; whoever puts them up knows. */
async function tell({ now, origin, notices }: Needs, tx: Tx, actor: Actor, context: MeetingContext, titles: string[]) {
  const { meeting, hub, group, timeZone } = context
  const others = (await listPeople(tx, group)).map(({ id }) => id).filter(id => id !== actor.id)
  const people = others.length === 0 ? [] : await repo.listAddressees(tx, others)
  const { closesAt } = ballotTimes(context)
  const today = dayAt(now(), timeZone)
  const path = `/meetings/${meeting.id}/candidates`
  const letterTo = (to: NoticeReader) =>
    voteLetter({
      to,
      hubName: hub.name,
      date: meeting.date,
      today,
      until: `${longDay(dayAt(closesAt, timeZone), today)}, ${meeting.startsAt}`,
      titles,
      link: `${origin()}${path}`,
      settingsPage: `${origin()}/notifications`,
    })
  await notices.tell(tx, people, 'vote-open', to => ({
    kind: 'vote-open',
    event: `vote-open ${meeting.id}`,
    title: letterTo(to).subject,
    path,
    meetingId: meeting.id,
    byId: actor.id,
    letter: letterTo(to),
    staleAt: closesAt,
    about: `candidates ${meeting.id}`,
    instead: true,
  }))
}

const see = (needs: Needs) =>
  guarded('candidate:vote', async (actor, meetingId: string) => {
    const { store } = needs
    const context = await contextOf(needs, store.read, actor, meetingId)
    authorize(store, actor, toThing(context.meeting))
    return board(needs, store.read, actor, context)
  })

const proposeCandidate = (needs: Needs) =>
  guarded('candidate:vote', (actor, meetingId: string, body: ProposeCandidate, key: string | undefined) =>
    needs.store.write(async tx => {
      const context = await contextOf(needs, tx, actor, meetingId)
      authorize(tx, actor, toThing(context.meeting))
      const asked = ['POST /candidates', meetingId, body]
      return answerOnce(tx, { personId: actor.id, key, asked, at: needs.now() }, () =>
        propose(needs, tx, actor, context, body),
      )
    }),
  )

/** By who proposed it until it is up, by the facilitators until voting closes. */
const update = (needs: Needs) =>
  guardedByOneOf(
    ['candidate:vote', 'meeting:prepare'],
    (actor, meetingId: string, candidateId: string, { expectedVersion, withdrawn, ...change }: UpdateCandidate) =>
      needs.store.write(async tx => {
        const context = await contextOf(needs, tx, actor, meetingId)
        authorize(tx, askFor(actor, 'candidate:vote'), toThing(context.meeting))
        const found = await repo.findCandidate(tx, meetingId, candidateId)
        if (!found) throw notFound('idea')
        if (found.proposedById !== actor.id || found.isOnBallot)
          authorize(tx, askFor(actor, 'meeting:prepare'), context.meeting)
        const wanted = { ...change, withdrawn }
        if (
          found.version === expectedVersion &&
          isAsWanted({ ...found, withdrawn: found.withdrawnAt !== null }, wanted)
        )
          return board(needs, tx, actor, context)
        const { candidates, state } = await loadBallot(needs, tx, context)
        refuseUnless(state, 'proposing', 'voting')
        if (withdrawn === false && found.withdrawnAt !== null) refuseNinth(candidates)
        if (withdrawn && found.isOnBallot)
          throw new Refusal('conflict', 'This idea is being voted on. Replace it in the vote first, then remove it.')
        await checkPresenter(tx, context, change.presenterId)
        if (change.strategyCode !== found.strategyCode) await checkStrategy(tx, actor.schoolId, change.strategyCode)
        const put = { ...change, ...(withdrawn !== undefined && { withdrawnAt: withdrawn ? needs.now() : null }) }
        const done = await repo.changeCandidate(tx, candidateId, expectedVersion, put)
        const current = await board(needs, tx, actor, context)
        if (!done) throw changedByOther('this', current)
        return current
      }),
  )

/** Puts two or three to the vote, and tells the group by mail. */
const putUp = (needs: Needs) =>
  guarded('meeting:prepare', async (actor, meetingId: string, { candidateIds, expectedVersion }: SetBallot) => {
    const { store, now, mail } = needs
    const answer = await store.write(async tx => {
      const context = await contextOf(needs, tx, actor, meetingId)
      authorize(tx, actor, context.meeting)
      const { ballot, candidates, state } = await loadBallot(needs, tx, context)
      refuseUnless(state, 'proposing', 'voting')
      if (ballot.version !== expectedVersion) throw changedByOther('this', await board(needs, tx, actor, context))
      const { opensAt } = ballotTimes(context)
      if (now() < opensAt)
        throw new Refusal(
          'window-not-open',
          `Voting can open a week before the meeting, from ${shortDay(dayAt(opensAt, context.timeZone), dayAt(now(), context.timeZone))}.`,
        )
      const up = candidates.filter(({ id }) => candidateIds.includes(id))
      if (up.length === candidates.filter(each => each.isOnBallot).length && up.every(each => each.isOnBallot))
        return board(needs, tx, actor, context)
      if (up.length < candidateIds.length) throw notFound('idea')
      await repo.putUp(tx, meetingId, candidateIds)
      await repo.saveBallot(tx, { ...ballot, version: ballot.version + 1 })
      const titles = up.map(({ title }) => title)
      await tell(needs, tx, actor, context, titles)
      return board(needs, tx, actor, context)
    })
    mail.wake()
    return answer
  })

/** One vote each, changed as often as one likes until voting closes. */
const vote = (needs: Needs) =>
  guarded('candidate:vote', (actor, meetingId: string, candidateId: string | null) =>
    needs.store.write(async tx => {
      const context = await contextOf(needs, tx, actor, meetingId)
      authorize(tx, actor, toThing(context.meeting))
      const { candidates, state } = await loadBallot(needs, tx, context)
      refuseUnless(state, 'voting')
      const chosen = candidates.find(({ id }) => id === candidateId)
      if (candidateId !== null && !chosen) throw notFound('idea')
      if (chosen && !chosen.isOnBallot)
        throw new Refusal('conflict', 'This idea isn’t being voted on. Choose one that is.')
      if (chosen)
        await repo.saveVote(tx, { id: newId(), meetingId, personId: actor.id, candidateId: chosen.id, at: needs.now() })
      else await repo.deleteVote(tx, meetingId, actor.id)
      return board(needs, tx, actor, context)
    }),
  )

/** The group chooses its new learning: proposals, the vote, and what comes of it. */
export function createCandidates(needs: Needs) {
  return {
    see: see(needs),
    propose: proposeCandidate(needs),
    update: update(needs),
    putUp: putUp(needs),
    vote: vote(needs),
  }
}

export type Candidates = ReturnType<typeof createCandidates>
