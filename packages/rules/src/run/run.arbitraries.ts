import { attendances, type StoredRun } from '@hubs/schema/meetings/live'
import fc from 'fast-check'
import { AISHA, type Bare, command, meeting, MIN, START } from './run.testkit.ts'
import { apply } from './run.ts'

const personId = fc.integer({ min: 1, max: 6 }).map(n => `p${n}`)
const segmentId = fc.oneof(
  { weight: 3, arbitrary: fc.constant('s3') },
  fc.integer({ min: 1, max: 8 }).map(n => `s${n}`),
)
const attendance = fc.constantFrom(...attendances)
export const bare: fc.Arbitrary<Bare> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Bare>({ type: 'pause' }, { type: 'resume' }) },
  { weight: 1, arbitrary: fc.constantFrom<Bare>({ type: 'start' }, { type: 'undo' }, { type: 'end' }) },
  fc.record({ type: fc.constant('goTo' as const), segmentId }),
  fc.record({ type: fc.constant('addTime' as const), segmentId, ms: fc.integer({ min: -60 * MIN, max: 60 * MIN }) }),
  fc.record({ type: fc.constant('register' as const), personId, attendance }),
  fc.record({ type: fc.constant('registerRest' as const), attendance }),
  fc.record({
    type: fc.constantFrom('beginTurn' as const, 'beginReply' as const, 'skipTurn' as const, 'endTurn' as const),
    personId,
  }),
  fc.record({ type: fc.constant('beginTurn' as const), personId }),
  fc.record({ type: fc.constantFrom('readOut' as const, 'leave' as const), personId }),
  fc.record({
    type: fc.constantFrom('setOrder' as const, 'setSeats' as const),
    personIds: fc.uniqueArray(personId),
  }),
  fc.record({ type: fc.constant('orderBy' as const), order: fc.constantFrom('rotating' as const, 'drawn', 'seat') }),
  fc.record({ type: fc.constant('split' as const), on: fc.boolean() }),
  fc.record({
    type: fc.constant('beganEarlier' as const),
    segmentId: fc.option(segmentId),
    ms: fc.integer({ min: 1000, max: 60 * MIN }),
  }),
  fc.record({
    type: fc.constant('rebalance' as const),
    lengths: fc.uniqueArray(fc.record({ segmentId, ms: fc.nat(60 * MIN) }), {
      minLength: 1,
      maxLength: 3,
      selector: each => each.segmentId,
    }),
    chosen: fc.boolean(),
  }),
  { weight: 1, arbitrary: fc.constantFrom<Bare>({ type: 'takeLead' }, { type: 'chime', device: 'd1' }) },
  fc.record({ type: fc.constant('wall' as const), message: fc.constantFrom('', 'Tea'), blackout: fc.boolean() }),
)
export const steps = fc.array(fc.record({ bare, waitMs: fc.nat(15 * MIN) }), { maxLength: 40, size: 'max' })

/** Left to chance few runs would come as far as the feedback round: each begins in it, and may then leave it again. */
const OPENING: (Bare | undefined)[] = [
  undefined,
  { type: 'start' },
  { type: 'goTo', segmentId: 's3' },
  undefined,
  { type: 'registerRest', attendance: 'present' },
]

/** Plays the steps; `see` is shown each command that was tried, the run before it, the run after it, and the moment. */
export function playAll(
  list: { bare: Bare; waitMs: number }[],
  see: (
    before: StoredRun,
    after: StoredRun,
    now: number,
    tried: { bare: Bare; outcome: ReturnType<typeof apply> },
  ) => void,
): StoredRun {
  let now = START - MIN
  return list.reduce(
    (before, { bare, waitMs }, i) => {
      now += waitMs
      const tried = OPENING[i] ?? bare
      const outcome = apply(before, command(before, tried), now, AISHA)
      const after = outcome.ok ? outcome.run : before
      see(before, after, now, { bare: tried, outcome })
      return after
    },
    meeting(6, 'unknown'),
  )
}

/** What undo leaves as it is. */
export const STAYS: readonly string[] = [
  'undo',
  'register',
  'registerRest',
  'leave',
  'takeLead',
  'wall',
  'chime',
  'setSeats',
]
