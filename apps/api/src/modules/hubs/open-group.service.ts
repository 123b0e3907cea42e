import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import { insertMeetings } from '../programmes/seed/create-school.seed.ts'
import * as repo from './groups.repo.ts'

/**
 * One more group of a hub, with as many places as its first one and a meeting on each of the days that one still meets
 * on; in no room yet, since two groups meet at once. Returns its id.
 */
export async function openGroup(tx: Tx, hubId: string, now: number): Promise<string> {
  const groups = await repo.listGroupsOf(tx, hubId)
  const school = await repo.findSchoolOf(tx, hubId)
  const [first] = groups
  if (!first || !school) throw new Error(`The hub ${hubId} has no group to make another like.`)
  const position = await repo.nextPosition(tx, hubId)
  const groupId = newId()
  await repo.insertGroup(tx, { id: groupId, hubId, position, name: `Group ${position + 1}`, places: first.places })
  const dates = await repo.listToCome(tx, first.id, now)
  await insertMeetings(tx, school, [{ id: groupId, people: first.places, dates }])
  return groupId
}
