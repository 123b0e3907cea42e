import { DAY_MS } from '@hubs/rules/dates/durations'
import { promiseSentence } from '@hubs/rules/plans/promise'
import type { Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { more } from '../../../work/housekeeping.ts'
import { checkInLetter } from '../../mail/letters/plans.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import { listSchools } from '../calendar.repo.ts'
import * as repo from './check-ins.repo.ts'

type Needs = { now: Clock; notices: Notices; mail: Pick<Mail, 'wake'>; origin: () => string }

/** A question about last week is of no use later. */
const LETTER_LIVES_MS = 3 * DAY_MS
/** As many plans as one write asks about. */
const MOST_AT_ONCE = 25

type Due = Awaited<ReturnType<typeof repo.listDue>>

/** Of all their plans that are due, in one. */
async function tellOne(
  { origin, notices, now }: Needs,
  tx: Tx,
  schoolName: string,
  { id, rows }: { id: string; rows: Due },
) {
  const [first] = rows
  if (!first) return
  const to = { id, name: first.name, preferredName: first.preferredName, email: first.email }
  const letter = checkInLetter({
    to,
    promises: rows.map(row => promiseSentence(row.plan)),
    schoolName,
    page: `${origin()}/plans`,
    settingsPage: `${origin()}/notifications`,
  })
  await notices.tell(tx, [to], 'check-in', () => ({
    kind: 'check-in',
    event: `check-in ${first.plan.id}`,
    title: 'Tried your plan yet? One tap is enough',
    path: rows.length === 1 ? `/plans/${first.plan.id}` : '/plans',
    letter,
    staleAt: now() + LETTER_LIVES_MS,
    about: 'check-in',
  }))
}

async function askAt(needs: Needs, tx: Tx, school: Awaited<ReturnType<typeof listSchools>>[number]) {
  const due = await repo.listDue(tx, school.id, dayAt(needs.now(), school.timeZone), MOST_AT_ONCE)
  const open = due.filter(row => row.plan.status === 'committed' && row.leftAt === null)
  const asked = await repo.insertCheckIns(
    tx,
    open.map(row => ({ planId: row.plan.id, askedAt: needs.now(), answeredAt: null, didIt: null, note: '' })),
  )
  await repo.clearDue(
    tx,
    due.map(row => row.plan.id),
  )
  const byPerson = Map.groupBy(
    open.filter(row => asked.has(row.plan.id)),
    row => row.plan.ownerId,
  )
  for (const [id, rows] of byPerson) await tellOne(needs, tx, school.name, { id, rows })
  return { letters: byPerson.size > 0, isMore: due.length === MOST_AT_ONCE }
}

/**
 * What housekeeping does every hour: asks about what is due. Two servers at once ask once, since a plan has one
 * check-in at most. Gives back what is to be done after the commit.
 */
async function round(needs: Needs, tx: Tx): Promise<() => unknown> {
  const asked: Awaited<ReturnType<typeof askAt>>[] = []
  for (const school of await listSchools(tx)) asked.push(await askAt(needs, tx, school))
  return () => {
    if (asked.some(({ letters }) => letters)) needs.mail.wake()
    return asked.some(({ isMore }) => isMore) ? more : undefined
  }
}

/** "Tried it yet?", asked once of each plan between two meetings. */
export function createCheckIns(needs: Needs) {
  return {
    round: round.bind(null, needs),
  }
}
