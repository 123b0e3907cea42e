import type { Actor } from '@hubs/rules/can'
import type { AddChecklistItem, Checklist as ChecklistView, SetChecklistItem } from '@hubs/schema/meetings/templates'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { answerOnce } from '../../../idempotency.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import type { MeetingRow } from '../meetings.repo.ts'
import type { Runs } from '../run/runs.service.ts'
import { usualItems } from './checklist-items.rules.ts'
import * as repo from './checklist.repo.ts'

const MOST = 40

type Item = {
  key: string
  text: string
  row: string | null
  ticked: { by: string; atMs: number } | null
  removed: boolean
}

type Needs = { store: GuardedStore; now: Clock; runs: Runs }

/** The usual things of this kind of meeting, as somebody has left them, then those of the group's own. */
async function items(tx: Tx, meeting: MeetingRow): Promise<Item[]> {
  const rows = await repo.listItems(tx, meeting.id)
  const touched = rows.map(({ item, tickedBy }): Item => {
    const ticked = item.tickedAt === null ? null : { by: tickedBy ?? '', atMs: item.tickedAt }
    return { key: item.key, text: item.text, row: item.id, ticked, removed: item.removedAt !== null }
  })
  const usual = usualItems(meeting.kind).map(
    ({ key, text }): Item =>
      touched.find(item => item.key === key) ?? { key, text, row: null, ticked: null, removed: false },
  )
  return [...usual, ...touched.filter(({ key }) => !usual.some(item => item.key === key))]
}

async function view(tx: Tx, meeting: MeetingRow): Promise<ChecklistView> {
  const shown = (await items(tx, meeting)).filter(({ removed }) => !removed)
  return {
    items: shown.map(({ key, text, ticked }) => ({
      id: key,
      text,
      ticked: ticked && { by: ticked.by, at: iso(ticked.atMs) },
    })),
  }
}

const find = async ({ runs }: Needs, tx: Lookup, actor: Actor, meetingId: string): Promise<MeetingRow> =>
  (await runs.findOr404(tx, actor.schoolId, meetingId)).meeting

const fresh = (meetingId: string, key: string, text: string, addedAt: number) => ({
  id: newId(),
  meetingId,
  key,
  text,
  addedAt,
  tickedById: null,
  tickedAt: null,
  removedAt: null,
})

async function set(
  { now }: Needs,
  tx: Tx,
  actor: Actor,
  meeting: MeetingRow,
  key: string,
  { ticked, removed }: SetChecklistItem,
) {
  const item = (await items(tx, meeting)).find(each => each.key === key)
  if (!item) throw notFound('task')
  const untouched = ticked === undefined || ticked === (item.ticked !== null)
  if (untouched && (removed === undefined || removed === item.removed)) return
  const tick = ticked && !item.ticked ? { tickedById: actor.id, tickedAt: now() } : {}
  const row = fresh(meeting.id, key, item.text, 0)
  if (item.row === null) await repo.insertItems(tx, [row])
  await repo.changeItem(tx, item.row ?? row.id, {
    text: item.text,
    ...tick,
    ...(ticked === false && { tickedById: null, tickedAt: null }),
    ...(removed !== undefined && { removedAt: removed ? now() : null }),
  })
}

const see = (needs: Needs) =>
  guarded('meeting:prepare', async (actor, meetingId: string) => {
    const { store } = needs
    const meeting = await find(needs, store.read, actor, meetingId)
    authorize(store, actor, meeting)
    return view(store.read, meeting)
  })

const add = (needs: Needs) =>
  guarded(
    'meeting:prepare',
    (actor, meetingId: string, body: AddChecklistItem, key: string | undefined): Promise<ChecklistView> => {
      const asked = ['POST /checklist', meetingId, body]
      return needs.store.write(async tx => {
        const meeting = await find(needs, tx, actor, meetingId)
        authorize(tx, actor, meeting)
        return answerOnce(tx, { personId: actor.id, key, asked, at: needs.now() }, async () => {
          const stored = (await items(tx, meeting)).filter(({ removed }) => !removed)
          if (stored.length >= MOST)
            throw new Refusal('conflict', 'A checklist can have up to 40 tasks. Remove one first.')
          await repo.insertItems(tx, [fresh(meetingId, newId(), body.text, needs.now())])
          return view(tx, meeting)
        })
      })
    },
  )

/** Ticks, takes out, or brings back. Who ticked first stays, however often it is ticked. */
const setItem = (needs: Needs) =>
  guarded(
    'meeting:prepare',
    (actor, meetingId: string, key: string, change: SetChecklistItem): Promise<ChecklistView> =>
      needs.store.write(async tx => {
        const meeting = await find(needs, tx, actor, meetingId)
        authorize(tx, actor, meeting)
        await set(needs, tx, actor, meeting, key, change)
        return view(tx, meeting)
      }),
  )

/** The list in words, for a template. */
const lines = async (tx: Tx, meeting: MeetingRow): Promise<string[]> => {
  const stored = (await items(tx, meeting)).filter(({ removed }) => !removed)
  return [...new Set(stored.map(({ text }) => text))].slice(0, 20)
}

/** Adds those that are not on the list yet, and gives what it takes to take them back. */
async function addLines({ now }: Needs, tx: Tx, meeting: MeetingRow, lines: readonly string[]): Promise<string[]> {
  const known = new Set((await items(tx, meeting)).map(({ text }) => text))
  const missing = lines.filter(text => !known.has(text)).slice(0, Math.max(0, MOST - known.size))
  const rows = missing.map((text, index) => fresh(meeting.id, newId(), text, now() + index))
  await repo.insertItems(tx, rows)
  return rows.map(({ key }) => key)
}

/** What to see to before a meeting. Both facilitators have the same list. */
export function createChecklist(needs: Needs) {
  return {
    see: see(needs),
    add: add(needs),
    set: setItem(needs),
    lines,
    addLines: addLines.bind(null, needs),
    takeBack: repo.deleteUnticked,
  }
}

export type Checklist = ReturnType<typeof createChecklist>
