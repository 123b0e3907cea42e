import { bankHolidaysBetween } from '@hubs/rules/dates/bank-holidays'
import type { AddDaysOff } from '@hubs/schema/programmes/programmes'
import { doneBy, writeAudit } from '../../../audit.ts'
import { type Asking, authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { refuseDay, schoolDaysOf } from '../days-off.rules.ts'
import { planOf } from '../next-year/planned-year.service.ts'
import * as repo from '../programmes.repo.ts'
import type { Programmes } from '../programmes.service.ts'

type Needs = { store: GuardedStore; now: Clock; programmes: Pick<Programmes, 'currentOf' | 'view'> }

/** Makes a change to the list of days, and answers with the programme as it is then. */
async function changeDays(
  needs: Needs,
  actor: Asking<'programme:edit'>,
  work: (tx: Tx, row: repo.ProgrammeRow) => Promise<void>,
) {
  const { store, programmes, now } = needs
  const { schoolId } = actor
  authorize(store, actor, { schoolId })
  await store.write(async tx => {
    await work(tx, await programmes.currentOf(tx, schoolId))
    await writeAudit(tx, { ...doneBy(actor, now()), action: 'days-off-changed' })
  })
  await store.signal({ topic: 'hubs', id: schoolId })
  return programmes.view(store.read, await programmes.currentOf(store.read, schoolId))
}

/** Puts a day on the list, or each weekday from one to another. */
const add = (needs: Needs) =>
  guarded('programme:edit', (actor, days: AddDaysOff) =>
    changeDays(needs, actor, async (tx, row) => {
      const next = await planOf(tx, row)
      const startsNext = next.halfTerms[0]?.startsOn
      // It would be forgotten in a year that has ended by then.
      if (startsNext !== undefined && startsNext <= (days.to ?? days.from))
        throw refuseDay(
          days.from < startsNext ? 'to' : 'from',
          `That’s in ${next.name || 'the next year'}. Add it on the page Next year.`,
        )
      const today = dayAt(needs.now(), await repo.findTimeZone(tx, row.schoolId))
      const { kind, name } = days
      await repo.insertDaysOff(
        tx,
        schoolDaysOf({ days, today, known: await repo.listDaysOff(tx, row.id) }).map(day => ({
          id: newId(),
          programmeId: row.id,
          day,
          kind,
          name,
        })),
      )
    }),
  )

/** Takes a day off the list. */
const remove = (needs: Needs) =>
  guarded('programme:edit', (actor, id: string) =>
    changeDays(needs, actor, async (tx, row) => {
      if (!(await repo.deleteDayOff(tx, row.id, id))) throw notFound('day')
    }),
  )

/** Fills in the bank holidays of England that lie in the year and aren't in its list yet. */
const addBankHolidays = (needs: Needs) =>
  guarded('programme:edit', actor =>
    changeDays(needs, actor, async (tx, row) => {
      const halfTerms = await repo.listHalfTerms(tx, row.id)
      const known = new Set((await repo.listDaysOff(tx, row.id)).map(({ day }) => day))
      const days = halfTerms.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).toSorted()
      const missing = bankHolidaysBetween(days[0] ?? '', days.at(-1) ?? '').filter(({ day }) => !known.has(day))
      if (missing.length === 0) throw new Refusal('conflict', 'All the bank holidays of this year are in the list.')
      await repo.insertDaysOff(
        tx,
        missing.map(each => ({ id: newId(), programmeId: row.id, kind: 'bank-holiday' as const, ...each })),
      )
    }),
  )

/** Days of the year on which the school is closed. */
export function createDaysOff(needs: Needs) {
  return {
    add: add(needs),
    remove: remove(needs),
    addBankHolidays: addBankHolidays(needs),
  }
}

export type DaysOff = ReturnType<typeof createDaysOff>
