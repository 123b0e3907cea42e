import type { OpenRun, RunSegment, Turn } from '@hubs/schema/meetings/live'
import { cappedShare, groupOf, LEAST_SHARE, speakers, turnsIn, turnsToCome } from './round/round.ts'
import { currentSegment, lengthOf } from './run-state.ts'

export interface TurnView extends Turn {
  name: string
  /** Where another of the meeting has the same name. */
  apart?: string
}

export interface SpeakerView extends TurnView {
  /** The whole turn, the colleagues' reply included. */
  shareMs: number
  /** Of the whole turn; negative when over. */
  leftMs: number
  /** Of the share, what is kept for the reply. */
  replyMs: number
  /**
   * While they report: until the reply should begin. While the colleagues reply: what is kept for that, and more where
   * the report was short. Negative when over.
   */
  partLeftMs: number
}

/** One of two sub-groups, or the whole group where it is not split. */
export interface SubGroupView {
  speaker: SpeakerView | null
  next: TurnView | null
  /** How many are to come. */
  toCome: number
  /** For each of those to come, once the running turn has had its share; null when nobody is to come. */
  eachMs: number | null
  /** Of the time left, what is over once all have had theirs: it stays with the segment. */
  spareMs: number
}

/** The feedback round at a moment. */
export interface RoundView {
  /** The part of the meeting whose time it shares. */
  segmentId: string
  /** Everybody in it: who has spoken, who speaks, who is to come, in order. */
  turns: TurnView[]
  /** The one speaker; in two sub-groups the first one's, else the other's. */
  speaker: SpeakerView | null
  next: TurnView | null
  /** "7 of 10": the turn that runs, or the latest one. 0 before the first. */
  number: number
  of: number
  /** The least that any sub-group has for each of those to come; null when nobody is to come. */
  eachMs: number | null
  split: boolean
  /** One; two where the group is split. */
  groups: SubGroupView[]
  /** Those to come have less than two minutes each. */
  belowFloor: boolean
  /** Two sub-groups would help: there are two minutes too few for each, and at least two to come. */
  offersSplit: boolean
}

/** `run` is banked. The time is that of the feedback segment the meeting is at, else of the first one still to come. */
export function roundView(run: OpenRun): RoundView | null {
  const segment = feedbackOf(run)
  if (!segment) return null
  const { round, people } = run
  const byId = new Map(people.map(person => [person.id, person]))
  const named = (turn: Turn): TurnView => {
    const { name = '', apart } = byId.get(turn.personId) ?? {}
    return { ...turn, name, ...(apart && { apart }) }
  }
  const turns = turnsIn(round, people).map(named)
  const toCome = turnsToCome(round, people).map(named)
  const leftMs = lengthOf(segment) - segment.spentMs
  const groups = (round.split ? ([0, 1] as const) : ([0] as const)).map(group => {
    const turn = speakers(round).find(each => groupOf(round, each) === group)
    const speaker = turn ? speakerView(run, named(turn)) : null
    const theirs = toCome.filter(each => groupOf(round, each) === group)
    return subGroupView(speaker, theirs, leftMs)
  })
  const each = groups.flatMap(({ eachMs }) => (eachMs === null ? [] : [eachMs]))
  const eachMs = each.length === 0 ? null : Math.min(...each)
  const belowFloor = eachMs !== null && eachMs < LEAST_SHARE && isOpen(run, segment)
  return {
    segmentId: segment.id,
    turns,
    speaker: groups.find(({ speaker }) => speaker)?.speaker ?? null,
    next: toCome[0] ?? null,
    number: turns.length - toCome.length,
    of: turns.length,
    eachMs,
    split: round.split,
    groups,
    belowFloor,
    offersSplit: belowFloor && !round.split && toCome.length > 1,
  }
}

function feedbackOf(run: OpenRun): RunSegment | undefined {
  const current = currentSegment(run)
  const feedback = run.segments.filter(({ kind }) => kind === 'feedback')
  return (
    feedback.find(({ id }) => id === current?.id) ?? feedback.find(({ enteredAt }) => enteredAt === null) ?? feedback[0]
  )
}

/** The meeting is at it, or will come to it. */
function isOpen(run: OpenRun, segment: RunSegment): boolean {
  if (run.status === 'ended') return false
  return run.segments.indexOf(segment) >= run.segments.findIndex(({ id }) => id === run.currentId)
}

function speakerView({ round }: OpenRun, turn: TurnView): SpeakerView {
  const { shareMs, replyMs } = round.shares.find(({ personId }) => personId === turn.personId) ?? none
  const leftMs = shareMs - turn.usedMs
  const partLeftMs = turn.state === 'replying' ? Math.max(leftMs, replyMs - turn.replyUsedMs) : leftMs - replyMs
  return { ...turn, shareMs, leftMs, replyMs, partLeftMs }
}

const none = { shareMs: 0, replyMs: 0 }

function subGroupView(speaker: SpeakerView | null, toCome: readonly TurnView[], leftMs: number): SubGroupView {
  const theirs = leftMs - Math.max(0, speaker?.leftMs ?? 0)
  const eachMs = toCome.length === 0 ? null : cappedShare(theirs, toCome.length)
  const spareMs = Math.max(0, theirs) - (eachMs ?? 0) * toCome.length
  return { speaker, next: toCome[0] ?? null, toCome: toCome.length, eachMs, spareMs }
}
