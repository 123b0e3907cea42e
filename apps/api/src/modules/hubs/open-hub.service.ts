import type { CreateHub } from '@hubs/schema/hubs'
import { Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import { insertMeetings } from './group-meetings.seed.ts'
import { insertGroup, listGroupsOf, listToCome, findSchoolOf, nextPosition } from './groups.repo.ts'
import * as repo from './hubs.repo.ts'

const MOST_HUBS = 20
/** As long as an address stays readable. */
const LONGEST_SLUG = 40

/** "Oracy & Debate" is at `oracy-debate`. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, '') || 'hub'
}

type Opening = { schoolId: string; timeZone: string; programmeId: string; groupMax: number; now: number }

/**
 * One more hub of the school's own, with one group that meets on the days the first hub still meets on. Its address is
 * one that no hub of any year has: what is written about it is found under the same one in the years to come.
 */
export async function openHub(tx: Tx, opening: Opening, { outcomes, ...wanted }: CreateHub) {
  const { schoolId, timeZone, programmeId, groupMax, now } = opening
  const hubs = await repo.listHubsOf(tx, programmeId)
  if (hubs.length >= MOST_HUBS) throw new Refusal('conflict', `A programme can have up to ${MOST_HUBS} hubs.`)
  if (hubs.some(({ name }) => name.toLowerCase() === wanted.name.toLowerCase()))
    throw new Refusal('invalid', 'Another hub has this name.', {
      fields: { name: 'Another hub has this name. Enter a different one.' },
    })
  const taken = await repo.listSlugs(tx, schoolId)
  const base = slugOf(wanted.name)
  let slug = base
  for (let n = 2; taken.has(slug) || reserved.has(slug); n++) slug = `${base}-${n}`
  const id = newId()
  const position = Math.max(-1, ...hubs.map(hub => hub.position)) + 1
  await repo.insertHub(
    tx,
    { id, schoolId, programmeId, slug, position, ...wanted },
    outcomes.map((outcome, at) => ({ ...outcome, id: newId(), hubId: id, position: at })),
  )
  const groupId = newId()
  await insertGroup(tx, { id: groupId, hubId: id, position: 0, name: 'Group 1', places: groupMax })
  const first = hubs.find(({ closed }) => !closed)
  const [like] = first ? await listGroupsOf(tx, first.id) : []
  const dates = like ? await listToCome(tx, like.id, now) : []
  await insertMeetings(tx, { schoolId, timeZone }, [{ id: groupId, people: groupMax, dates }])
  return { id, slug }
}

/** What stands in an address where a hub's would. */
const reserved = new Set(['new', 'dates', 'next-year', 'years'])

/**
 * One more group of a hub, with as many places as its first one and a meeting on each of the days that one still meets
 * on; in no room yet, since two groups meet at once. Returns its id.
 */
export async function openGroup(tx: Tx, hubId: string, now: number): Promise<string> {
  const groups = await listGroupsOf(tx, hubId)
  const school = await findSchoolOf(tx, hubId)
  const [first] = groups
  if (!first || !school) throw new Error(`The hub ${hubId} has no group to make another like.`)
  const position = await nextPosition(tx, hubId)
  const groupId = newId()
  await insertGroup(tx, { id: groupId, hubId, position, name: `Group ${position + 1}`, places: first.places })
  const dates = await listToCome(tx, first.id, now)
  await insertMeetings(tx, school, [{ id: groupId, people: first.places, dates }])
  return groupId
}
