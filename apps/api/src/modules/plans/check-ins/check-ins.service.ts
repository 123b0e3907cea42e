import { promiseSentence } from '@hubs/rules/plans/promise'
import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../store/store.ts'
import { dayAt } from '../../../wall-time.ts'
import { checkInLetter } from '../../mail/letters-plans.ts'
import type { Mail } from '../../mail/mail.service.ts'
import { listSchools } from '../calendar.repo.ts'
import * as repo from './check-ins.repo.ts'

type Deps = { now: Clock; mail: Mail; origin: () => string }

/** A question about last week is of no use later. */
const letterLivesMs = 3 * 24 * 60 * 60_000
/** As many plans as one round asks about; the next round has the rest. */
const mostAtOnce = 500

/** "Tried it yet?", asked once of each plan between two meetings. */
export function createCheckIns({ now, mail, origin }: Deps) {
  async function askAt(tx: Tx, school: Awaited<ReturnType<typeof listSchools>>[number]): Promise<boolean> {
    const due = await repo.listDue(tx, school.id, dayAt(now(), school.timeZone), mostAtOnce)
    if (due.length === 0) return false
    const open = due.filter(row => row.plan.status === 'committed' && row.leftAt === null)
    const asked = await repo.insertCheckIns(
      tx,
      open.map(row => ({ planId: row.plan.id, askedAt: now(), answeredAt: null, didIt: null, note: '' })),
    )
    await repo.clearDue(
      tx,
      due.map(row => row.plan.id),
    )
    const letters = Map.groupBy(
      open.filter(row => row.reminders && asked.has(row.plan.id)),
      row => row.email,
    )
    for (const [email, rows] of letters) {
      const [to] = rows
      if (!to) continue
      const letter = checkInLetter({
        to,
        promises: rows.map(row => promiseSentence(row.plan)),
        schoolName: school.name,
        page: `${origin()}/plans`,
        settingsPage: `${origin()}/account`,
      })
      await mail.add(tx, email, letter, now() + letterLivesMs, { about: 'check-in' })
    }
    return letters.size > 0
  }

  return {
    /**
     * What housekeeping does every hour: asks about what is due. Two servers at once ask once, since a plan has one
     * check-in at most. Gives back what is to be done after the commit.
     */
    async round(tx: Tx): Promise<() => void> {
      let letters = false
      for (const school of await listSchools(tx)) letters = (await askAt(tx, school)) || letters
      return () => void (letters && mail.wake())
    },
  }
}
