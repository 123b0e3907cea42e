import { bankHolidaysBetween } from '@hubs/rules/dates/bank-holidays'
import { shortDay } from '@hubs/rules/dates/dates'
import type { AddDaysOff } from '@hubs/schema/programmes/programmes'
import { type Asking, authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { addDays, dayAt, isWeekend } from '../../../time/wall-time.ts'
import * as repo from '../programmes.repo.ts'
import type { Programmes } from '../programmes.service.ts'

type Needs = { store: GuardedStore; now: Clock; programmes: Pick<Programmes, 'currentOf' | 'view'> }

/** The longest stretch that is put on the list at once, in days. */
const longestClosure = 70

/** Each day from one to another, both counted. */
function daysBetween(from: string, to: string): string[] {
  const days = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Makes a change to the list of days, and answers with the programme as it is then. */
async function changeDays(
  needs: Needs,
  actor: Asking<'programme:edit'>,
  work: (tx: Tx, row: repo.ProgrammeRow) => Promise<void>,
) {
  const { store, programmes } = needs
  authorize(store, actor, { schoolId: actor.schoolId })
  await store.write(async tx => work(tx, await programmes.currentOf(tx, actor.schoolId)))
  await store.signal({ topic: 'hubs', id: actor.schoolId })
  return programmes.view(store.read, await programmes.currentOf(store.read, actor.schoolId))
}

/** Puts a day on the list, or each weekday from one to another. */
const add = (needs: Needs) =>
  guarded('programme:edit', (actor, { from, to = from, kind, name }: AddDaysOff) =>
    changeDays(needs, actor, async (tx, row) => {
      const refuse = (field: string, sentence: string) =>
        new Refusal('invalid', sentence, { fields: { [field]: sentence } })
      if (addDays(from, longestClosure) < to) throw refuse('to', 'That’s more than 10 weeks. Check the dates.')
      const days = daysBetween(from, to).filter(day => !isWeekend(day))
      if (days.length === 0) throw refuse('from', 'That’s a weekend. Choose a day from Monday to Friday.')
      const today = dayAt(needs.now(), await repo.findTimeZone(tx, row.schoolId))
      const clash = (await repo.listDaysOff(tx, row.id)).find(each => days.includes(each.day))
      if (clash)
        throw refuse('from', `${shortDay(clash.day, today)} is in the list already (${clash.name}). Remove it first.`)
      await repo.insertDaysOff(
        tx,
        days.map(day => ({ id: newId(), programmeId: row.id, day, kind, name })),
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
