import type { QueryClient } from '@tanstack/react-query'
import { dropAllDrafts, keepDraftsOf, leaveDraftsWaiting, OUTBOX_KEY, readDraft } from './drafts.ts'
import { keepAnswers } from './answer-cache.ts'
import { deviceStore } from './browser-database.ts'
import { otherTabs } from './other-tabs.ts'
import { meKey } from '../query-client.ts'
import { registerWorker } from '../service-worker.ts'
import { unkept } from './unkept.ts'

/*
 * Everything that is kept on this device, and how it goes again:
 * - the kept store (IndexedDB): answers to questions that say `meta: { kept: true }`, runs, and commands not sent yet;
 * - drafts and the outbox of the forms: `drafts.ts` says where, and for how long;
 * - the service worker's cache: the code of the pages, nothing of anybody, so it may stay.
 */

/** Commands not sent yet outlive a session that has ended, for the same person; so do drafts, which know their owner. */
export const COMMAND_PREFIX = 'command:'

type Word = { type: 'forgotten' } | { type: 'signed-in'; person: string }
const tabs = otherTabs<Word>('hubs-device')

/** How many things were done here and have not reached the server. */
export async function countUnsent(): Promise<number> {
  // What this device would not keep waits on this page alone.
  const rows = new Map(await deviceStore.entries(COMMAND_PREFIX))
  for (const key of unkept.keys()) if (key.startsWith(COMMAND_PREFIX)) rows.set(key, unkept.get(key))
  const commands = [...rows.values()].flat()
  return commands.length + (readDraft<unknown[]>(OUTBOX_KEY) ?? []).length
}

/** Nothing of the person stays on this device, on no open tab. At sign-out. */
export async function forgetDevice(): Promise<void> {
  forgetTab()
  await deviceStore.clear()
  tabs.tell({ type: 'forgotten' })
}

function forgetTab() {
  dropAllDrafts()
  try {
    sessionStorage.clear()
    localStorage.clear()
  } catch {
    // A storage that is forbidden has nothing in it.
  }
}

const attached = new WeakSet<QueryClient>()

/**
 * Keeps what goes on without the network, for whoever is signed in. Once a page, with its one client; then it follows
 * by itself who that is: somebody else finds nothing of the one before, and a session that has ended leaves only what
 * its own person has not sent yet.
 */
export function attachDevice(client: QueryClient): void {
  if (attached.has(client)) return
  attached.add(client)
  let person: string | null | undefined
  const look = () => {
    const me = client.getQueryData<{ id: string } | null>(meKey)
    if (me === undefined || (me?.id ?? null) === person) return
    person = me?.id ?? null
    if (!me) {
      leaveDraftsWaiting()
      return void deviceStore.thin([COMMAND_PREFIX])
    }
    keepDraftsOf(me.id)
    void deviceStore.claim(me.id)
    tabs.tell({ type: 'signed-in', person: me.id })
    registerWorker()
  }
  look()
  client.getQueryCache().subscribe(({ query }) => query.queryKey[0] === meKey[0] && look())
  keepAnswers(client, deviceStore)
  tabs.onWord(word => {
    if (!person || (word.type === 'signed-in' && word.person === person)) return
    if (word.type === 'forgotten') forgetTab()
    // What stands on this page and in its memory goes with it; the gate asks who is there now.
    person = null
    client.clear()
    window.location.reload()
  })
}
