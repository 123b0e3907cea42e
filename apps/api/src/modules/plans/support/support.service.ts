import { DAY_MS } from '@hubs/rules/dates/durations'
import { supportMoves } from '@hubs/rules/plans/plans'
import type {
  ColleagueList,
  SupportList,
  SupportQuery,
  SupportRequest,
  UpdateSupport,
} from '@hubs/schema/plans/support'
import { askFor, authorize, guarded, guardedByOneOf } from '../../../authorize.ts'
import { timeCursor } from '../../../cursor.ts'
import { changedSinceOpened, notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { type GuardedStore, opened, type Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Letter } from '../../mail/letters/letters.mail.ts'
import { supportAnsweredLetter, supportAskedLetter } from '../../mail/letters/plans.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { NoticeReader, Notices } from '../../notices/notices.service.ts'
import { findSchool } from '../calendar.repo.ts'
import { listColleagues, listNames, type PlanRow } from '../plans.repo.ts'
import { toSupport } from '../plans.view.ts'
import * as repo from './support.repo.ts'

type Needs = { store: GuardedStore; now: Clock; notices: Notices; mail: Pick<Mail, 'wake'>; origin: () => string }

/** Requests of one plan that may wait for an answer at a time. */
const MOST_WAITING = 3
/** A letter about support is of no use after this long. */
const LETTER_LIVES_MS = 5 * DAY_MS

const page = ({ origin }: Needs) => `${origin()}/plans`

async function view(tx: Tx, rows: readonly repo.SupportRow[]): Promise<SupportRequest[]> {
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.ownerId, row.fromId]),
  )
  return rows.map(row => toSupport(row, names))
}

async function viewOne(tx: Tx, row: repo.SupportRow): Promise<SupportRequest> {
  const [one] = await view(tx, [row])
  if (!one) throw notFound('request')
  return one
}

type News = { event: string; about: string; letter: Letter; byId: string }

const tell = ({ notices, now }: Needs, tx: Tx, to: NoticeReader, { event, about, letter, byId }: News) =>
  notices.tell(tx, [to], 'support', () => ({
    kind: 'support',
    event,
    title: letter.subject,
    path: '/plans',
    byId,
    letter,
    staleAt: now() + LETTER_LIVES_MS,
    about,
  }))

function refuseAt(index: number, sentence: string): never {
  throw new Refusal('invalid', sentence, { fields: { [`support.${index}.fromId`]: sentence } })
}

/** Sends requests out with a plan, in its transaction: each person asked gets one letter. Call `wake` after it. */
async function ask(
  needs: Needs,
  tx: Tx,
  plan: PlanRow,
  asked: readonly { fromId: string; what: string }[],
): Promise<void> {
  if (asked.length === 0) return
  const waiting = (await repo.listSupportOf(tx, [plan.id])).filter(row => row.closedAt === null)
  if (waiting.length + asked.length > MOST_WAITING) {
    const sentence = 'You can have up to 3 requests. Withdraw one first.'
    throw new Refusal('invalid', sentence, { fields: { support: sentence } })
  }
  const people = await listColleagues(tx, plan.schoolId, [plan.ownerId, ...asked.map(each => each.fromId)])
  const school = await findSchool(tx, plan.schoolId)
  const ownerName = people.find(person => person.id === plan.ownerId)?.name ?? ''
  const rows: repo.SupportRow[] = []
  for (const [index, { fromId, what }] of asked.entries()) {
    const person = people.find(each => each.id === fromId)
    if (fromId === plan.ownerId) refuseAt(index, 'You can’t ask yourself. Choose a colleague.')
    if (!person) refuseAt(index, 'This person no longer works here. Choose someone else.')
    const { id: planId, schoolId, ownerId } = plan
    const made = { id: newId(), schoolId, planId, ownerId, fromId, what, answer: '', version: 1 }
    rows.push({ ...made, state: 'asked', askedAt: needs.now() + index, closedAt: null })
    const letter = supportAskedLetter({ to: person, ownerName, what, schoolName: school.name, page: page(needs) })
    const requestId = rows.at(-1)?.id ?? ''
    await tell(needs, tx, person, { event: `support ${requestId}`, about: `support ${plan.id}`, letter, byId: ownerId })
  }
  await repo.insertSupport(tx, rows)
}

const list = ({ store }: Needs) =>
  guarded('support:own', async (actor, query: SupportQuery): Promise<SupportList> => {
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const rows = await repo.listSupport(store.read, actor.id, { which: query.which, ...timeCursor.ask(query) })
    const { shown, next } = timeCursor.page(rows, query, ({ askedAt, id }) => ({ by: askedAt, id }))
    return { items: await view(store.read, shown), next }
  })

/** The person asked says yes, done or not possible; the owner takes it back. What is closed stays closed. */
const update = (needs: Needs) =>
  guardedByOneOf(
    ['support:answer', 'support:own'],
    async (actor, id: string, { state, answer, expectedVersion }: UpdateSupport): Promise<SupportRequest> => {
      const result = await needs.store.write(async tx => {
        const found = await repo.findSupport(tx, id)
        if (found?.schoolId !== actor.schoolId) throw notFound('request')
        const by = found.fromId === actor.id ? 'asked' : 'owner'
        const personId = by === 'asked' ? found.fromId : found.ownerId
        if (personId !== actor.id) throw notFound('request')
        const asking = askFor(actor, by === 'asked' ? 'support:answer' : 'support:own')
        authorize(tx, asking, { schoolId: found.schoolId, personId })
        const row = opened(tx, found)
        if (row.version !== expectedVersion) throw changedSinceOpened(await viewOne(tx, row))
        if (!supportMoves(row.state, by).includes(state)) throw new Refusal('conflict', whyNot(row.closedAt, by))
        const closedAt = state === 'accepted' ? null : needs.now()
        const said = by === 'asked' && answer !== undefined ? { answer } : {}
        const updated = await repo.updateSupport(tx, id, row.version, { state, closedAt, ...said })
        if (!updated) throw changedSinceOpened(await viewOne(tx, row))
        const request = await viewOne(tx, updated)
        const [owner] = by === 'asked' ? await listColleagues(tx, row.schoolId, [row.ownerId]) : []
        if (owner) {
          const letter = supportAnsweredLetter({ to: owner, request, page: page(needs) })
          const event = `answer ${row.id} ${updated.version}`
          await tell(needs, tx, owner, { event, about: `answer ${row.id}`, letter, byId: row.fromId })
        }
        return request
      })
      needs.mail.wake()
      return result
    },
  )

/** Whom one may ask: colleagues by name. */
const colleagues = ({ store }: Needs) =>
  guarded('colleague:list', async (actor, q: string): Promise<ColleagueList> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return { items: await repo.findColleagues(store.read, actor.schoolId, q, 20) }
  })

/** What a plan needs from a colleague: asked, answered, and nobody else's business. */
export function createSupport(needs: Needs) {
  return {
    ask: ask.bind(null, needs),

    /** Call it after the commit of a transaction that has asked. */
    wake: () => needs.mail.wake(),

    list: list(needs),
    update: update(needs),
    colleagues: colleagues(needs),
  }
}

function whyNot(closedAt: number | null, by: 'asked' | 'owner'): string {
  if (closedAt !== null) return 'This request is closed. If you still need it, ask again from your plan.'
  return by === 'asked'
    ? 'You’ve already said yes. Mark it as done, or say you can’t after all.'
    : 'Only the person you asked can answer this. You can withdraw it.'
}

export type Support = ReturnType<typeof createSupport>
