import { z } from 'zod'
import { expectedVersion, id, instant, line, nameLine, personName, shortText } from '../common.ts'
import { webAddress } from './agenda.ts'

/** The most that can be voted on at once; two are the least. */
export const MOST_CANDIDATES = 3

/** One idea for the new learning (domain.md 2.6): what one will see, why it works, and where it is known to fail. */
const candidateFields = z.strictObject({
  title: nameLine(80, 'Enter a short title.'),
  technique: line(240, 'Enter what you’d see in the room.'),
  why: line(400, 'Enter why it works: the evidence, in a sentence.'),
  failing: line(400, 'Enter the common pitfalls.'),
  /** Something short to read before; empty where there is nothing. */
  url: z.literal('').or(webAddress),
  readMinutes: z
    .int('Enter whole minutes.')
    .min(1, 'Enter at least 1 minute.')
    .max(10, 'Enter 10 minutes or fewer: choose something shorter, or say which pages.')
    .nullable(),
  presenterId: id.nullable(),
  /** The strategy of the library that it was taken from, if it was. */
  strategyCode: shortText(12).nullable(),
})

export const proposeCandidate = candidateFields
export type ProposeCandidate = z.infer<typeof proposeCandidate>

/** What is left out stays. `withdrawn: false` brings it back. */
export const updateCandidate = candidateFields.partial().extend({ withdrawn: z.boolean().optional(), expectedVersion })
export type UpdateCandidate = z.infer<typeof updateCandidate>

const candidate = candidateFields.omit({ presenterId: true }).extend({
  id,
  presenter: personName.nullable(),
  proposedBy: z.string(),
  /** To be voted on. */
  up: z.boolean(),
  /** Only once one has voted oneself, or voting has closed: nobody follows the others. Never who voted how. */
  votes: z.int().nullable(),
  mayChange: z.boolean(),
  version: z.int(),
})
export type Candidate = z.infer<typeof candidate>

/** `proposing`: nothing is up yet. `closed`: by the facilitator or by time. `over`: the meeting has begun, or is off. */
const ballotState = z.enum(['proposing', 'voting', 'closed', 'over'])

/** Everything about the choice of one meeting's new learning, for its group alone. */
export const candidateBoard = z.object({
  meetingId: id,
  state: ballotState,
  /** From when candidates can be put up, and when voting ends by itself. */
  opensAt: instant,
  closesAt: instant,
  /** A facilitator has ended the voting before its time. */
  closedEarly: z.boolean(),
  candidates: z.array(candidate),
  voted: z.int(),
  of: z.int(),
  myVote: id.nullable(),
  /** Once voting has closed: the one, or those with the most votes; empty before. */
  leading: z.array(id),
  /** Which of the tied the group's last reports speak for, where that can be known. */
  advised: id.nullable(),
  takenId: id.nullable(),
  version: z.int(),
})
export type CandidateBoard = z.infer<typeof candidateBoard>

/** Which are voted on. */
export const setBallot = z.strictObject({
  candidateIds: z
    .array(id)
    .min(2, 'Choose two or three ideas to vote on.')
    .max(MOST_CANDIDATES, 'Choose up to 3. Save one for the next meeting.')
    .refine(ids => new Set(ids).size === ids.length, 'Choose each idea once.'),
  expectedVersion,
})
export type SetBallot = z.infer<typeof setBallot>

/** One vote each; null takes it back. */
export const castVote = z.strictObject({ candidateId: id.nullable() })
/** Ends the voting, and takes a clear winner into the agenda; or opens it again. */
export const closeBallot = z.strictObject({ closed: z.boolean() })
/** Takes one into the agenda's new learning. */
export const takeCandidate = z.strictObject({ candidateId: id })

/** Before the meeting: whether one comes. Nobody is asked why not. */
export const sayComing = z.strictObject({ coming: z.boolean() })
