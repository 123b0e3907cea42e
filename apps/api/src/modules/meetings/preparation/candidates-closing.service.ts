import type { Actor } from '@hubs/rules/can'
import { quoted } from '@hubs/rules/text/quoted'
import type { CandidateBoard } from '@hubs/schema/meetings/candidates'
import { guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import type { Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import * as before from '../agenda/agenda-change.repo.ts'
import { listPeople, listSegments, type MeetingContext, type SegmentRow } from '../meetings.repo.ts'
import { type Meetings, refuseOnceBegun } from '../meetings.service.ts'
import { ballotState, ballotTimes, leadingOf } from './candidates-board.rules.ts'
import * as repo from './candidates.repo.ts'
import type { Candidates } from './candidates.service.ts'

const PROMPT = 'What would it look like in your own lessons?'

/** The new learning as the chosen candidate has it. What is on the wall names nobody. */
function withCandidate(segment: SegmentRow, candidate: repo.CandidateRow): SegmentRow {
  const { title, technique, why, failing, url, readMinutes, presenterId } = candidate
  const read = { title: `Pre-reading${readMinutes ? `, ${readMinutes} min` : ''}`, url }
  const others = segment.links.filter(link => link.url !== url).slice(0, 4)
  return {
    ...segment,
    title,
    prompt: `${technique}\n${PROMPT}`,
    notes: `Why it works: ${why}\nCommon pitfalls: ${failing}`,
    links: url === '' ? segment.links : [read, ...others],
    presenterId,
  }
}

type Needs = {
  now: Clock
  meetings: Meetings
  candidates: Candidates
}

async function found({ now }: Needs, tx: Tx, actor: Actor, context: MeetingContext) {
  const { meeting, group } = context
  refuseOnceBegun(meeting, 'you can’t choose its new learning')
  const rows = (await repo.listCandidates(tx, meeting.id)).map(({ candidate }) => candidate)
  const ballot = await repo.findBallot(tx, meeting.id)
  const people = (await listPeople(tx, group)).map(({ id }) => id)
  const { counts } = await repo.countVotes(tx, meeting.id, people, actor.id)
  const state = ballotState({ context, ballot, candidates: rows, now: now() })
  return { rows, ballot, state, leading: leadingOf(rows, counts) }
}

/** The agenda with the candidate in it; null where it has no part for new learning. */
async function taken(tx: Tx, { meeting }: MeetingContext, candidate: repo.CandidateRow) {
  const segments = await listSegments(tx, meeting.id)
  const at = segments.find(({ kind }) => kind === 'new-learning')
  if (!at) return null
  await before.saveSnapshot(tx, {
    meetingId: meeting.id,
    version: meeting.version + 1,
    label: `adding ${quoted(candidate.title)} to the agenda`,
    segments,
    withBreak: meeting.withBreak,
    addedItemKeys: [],
    candidateId: candidate.id,
  })
  return {
    change: {},
    segments: segments.map(segment => (segment === at ? withCandidate(segment, candidate) : segment)),
  }
}

async function close(needs: Needs, tx: Tx, actor: Actor, context: MeetingContext) {
  const { rows, ballot, leading } = await found(needs, tx, actor, context)
  if (ballot.closedAt !== null) return null
  if (leading.length === 0) throw new Refusal('conflict', 'Voting isn’t open, so there’s nothing to close.')
  const [winner] = leading.length === 1 ? rows.filter(({ id }) => id === leading[0]) : []
  const prepared = winner ? await taken(tx, context, winner) : null
  const takenId = (prepared && winner?.id) ?? ballot.takenId
  await repo.saveBallot(tx, { ...ballot, closedAt: needs.now(), takenId, version: ballot.version + 1 })
  return prepared
}

/** Voting goes on. What the closing had taken into the agenda goes out of it again, if it stands as it was put. */
async function reopen(needs: Needs, tx: Tx, actor: Actor, context: MeetingContext) {
  const { ballot } = await found(needs, tx, actor, context)
  if (needs.now() >= ballotTimes(context).closesAt)
    throw new Refusal('window-closed', 'Voting closes the day before the meeting, so you can’t reopen it.')
  if (ballot.closedAt === null) return null
  const { meeting } = context
  const kept = await before.findSnapshot(tx, meeting.id, meeting.version)
  const back = kept?.candidateId && kept.candidateId === ballot.takenId ? kept : undefined
  if (back) await before.deleteSnapshot(tx, back)
  await repo.saveBallot(tx, { ...ballot, closedAt: null, takenId: null, version: ballot.version + 1 })
  return back ? { change: { withBreak: back.withBreak }, segments: back.segments } : null
}

async function take(needs: Needs, tx: Tx, actor: Actor, context: MeetingContext, candidateId: string) {
  const { rows, ballot, state, leading } = await found(needs, tx, actor, context)
  if (state !== 'closed') throw new Refusal('conflict', 'Voting is still open. Close it first.')
  const candidate = rows.find(({ id }) => id === candidateId)
  if (!candidate) throw notFound('idea')
  if (leading.length > 0 && !leading.includes(candidateId))
    throw new Refusal('conflict', 'The group voted for a different idea. Use that one, or reopen voting.')
  if (ballot.takenId === candidateId) return null
  const prepared = await taken(tx, context, candidate)
  if (!prepared) throw new Refusal('conflict', 'The agenda doesn’t have a New learning part. Add one first.')
  await repo.saveBallot(tx, { ...ballot, takenId: candidateId, version: ballot.version + 1 })
  return prepared
}

/** The same twice is the same once: two facilitators may press it together. */
const setClosed = (needs: Needs) =>
  guarded('meeting:prepare', async (actor, meetingId: string, closed: boolean): Promise<CandidateBoard> => {
    await needs.meetings.change(actor, meetingId, null, (tx, context) =>
      (closed ? close.bind(null, needs) : reopen.bind(null, needs))(tx, actor, context),
    )
    return needs.candidates.see(actor, meetingId)
  })

const takeCandidate = (needs: Needs) =>
  guarded('meeting:prepare', async (actor, meetingId: string, candidateId: string): Promise<CandidateBoard> => {
    await needs.meetings.change(actor, meetingId, null, (tx, context) => take(needs, tx, actor, context, candidateId))
    return needs.candidates.see(actor, meetingId)
  })

/** Ends the vote and takes what was chosen into the agenda; both can be taken back. */
export function createClosing(needs: Needs) {
  return {
    setClosed: setClosed(needs),
    take: takeCandidate(needs),
  }
}

export type Closing = ReturnType<typeof createClosing>
