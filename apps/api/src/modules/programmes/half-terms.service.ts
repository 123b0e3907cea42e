import type { UpdateHalfTerms } from '@hubs/schema/programmes/programmes'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import { addDays } from '../../time/wall-time.ts'
import { areAsWanted } from '../../unchanged.ts'
import * as repo from './programmes.repo.ts'

/** From the first day of the first half term to the last of the last: twelve months and some room. */
export const LONGEST_YEAR_DAYS = 380

type HalfTermRow = Awaited<ReturnType<typeof repo.listHalfTerms>>[number]
type Dated = { name: string; startsOn: string; endsOn: string; isNew: boolean }

/** Throws at the field of the first half term that can't be as it is asked to be: of one that is new before others. */
function refuseSlips(all: readonly Dated[]): void {
  const refuse = (at: number, field: string, sentence: string) =>
    new Refusal('invalid', sentence, { fields: { [`halfTerms.${at}.${field}`]: sentence } })
  const inTurn = [...all.entries()].toSorted(([, one], [, other]) => Number(other.isNew) - Number(one.isNew))
  for (const [at, own] of inTurn) {
    const clash = all.find(each => each !== own && own.startsOn <= each.endsOn && own.endsOn >= each.startsOn)
    if (clash) throw refuse(at, own.startsOn >= clash.startsOn ? 'startsOn' : 'endsOn', `This overlaps ${clash.name}.`)
    if (all.some(each => each !== own && each.name.toLowerCase() === own.name.toLowerCase()))
      throw refuse(at, 'name', 'Another half term has this name. Enter a different one.')
  }
  const days = all.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).toSorted()
  const last = days.at(-1) ?? ''
  if (addDays(days[0] ?? '', LONGEST_YEAR_DAYS) < last)
    throw refuse(
      all.findIndex(({ endsOn }) => endsOn === last),
      'endsOn',
      'That’s longer than an academic year. Check the year.',
    )
}

type Setting = {
  row: repo.ProgrammeRow
  wanted: Omit<UpdateHalfTerms, 'expectedVersion'>
  expectedVersion: number
  view: (tx: Tx, row: repo.ProgrammeRow) => Promise<unknown>
  /** Takes what is in the half terms that go elsewhere, or throws: by their place in the year, with those that stay. */
  clear: (removed: readonly HalfTermRow[], staying: readonly HalfTermRow[]) => Promise<void>
}

/** Makes the half terms of a year those of a list, all or none. Returns the ones that are new; null where all are so already. */
export async function setHalfTerms(tx: Tx, setting: Setting): Promise<HalfTermRow[] | null> {
  const { row, wanted, expectedVersion, view, clear } = setting
  const all = await repo.listHalfTerms(tx, row.id)
  const listed = wanted.halfTerms.map(({ id, name, ...dates }) => {
    const known = all.find(each => each.id === id)
    if (id !== undefined && !known) throw notFound('half term')
    return { id: id ?? newId(), programmeId: row.id, name: name ?? known?.name ?? '', ...dates }
  })
  const unnamed = listed.findIndex(({ name }) => name === '')
  const inOrder = listed
    .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
    .map((each, position) => ({ ...each, position }))
  if (row.version === expectedVersion && all.length === inOrder.length && areAsWanted(all, inOrder)) return null
  if (!(await repo.updateProgramme(tx, row.id, expectedVersion, {})))
    throw changedByOther('the dates', await view(tx, row))
  if (unnamed >= 0) {
    const sentence = 'Enter the half term’s name.'
    throw new Refusal('invalid', sentence, { fields: { [`halfTerms.${unnamed}.name`]: sentence } })
  }
  refuseSlips(listed.map(each => ({ ...each, isNew: !all.some(({ id }) => id === each.id) })))
  const isListed = ({ id }: HalfTermRow) => inOrder.some(each => each.id === id)
  const removed = all.filter(each => !isListed(each))
  if (removed.length > 0) await clear(removed, all.filter(isListed))
  await repo.putHalfTerms(
    tx,
    row.id,
    inOrder,
    removed.map(({ id }) => id),
  )
  return inOrder.filter(({ id }) => !all.some(each => each.id === id))
}
