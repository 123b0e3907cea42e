import {
  heldPage,
  publicThreadPage,
  threadPage,
  type HeldReply,
  type PublicThreadPage,
  type Thread,
  type ThreadPage,
} from '@hubs/schema/discussion'
import { renderScreen } from '#test/render-screen.tsx'
import { Discussion, type DiscussionProps } from './discussion.tsx'

/** As the API is asked for what stands under a hub, and for what is written there. */
export const underHub = 'GET /discussions/hub/questioning?limit=20'
export const writeThere = 'POST /discussions/hub/questioning/replies'

/** A hub's discussion, or another one, on a page of its own. */
export function showDiscussion(props: Partial<DiscussionProps> = {}) {
  const View = () => <Discussion subject={{ kind: 'hub', key: 'questioning' }} timeZone="Europe/London" {...props} />
  return renderScreen(View, { at: '/', open: true })
}

// Answers as the server gives them. Each is parsed, so that a test cannot drift from what crosses the wire.

const alex = { id: 'alex', name: 'Alex Reeve' }

export function threadOf(more: Partial<Thread> = {}): Thread {
  return {
    id: 'r1',
    parentId: null,
    by: alex,
    visitor: null,
    state: 'shown',
    text: 'Wait time **works**.',
    mentions: [],
    removal: null,
    at: '2026-11-24T13:30:00.000Z',
    editedAt: null,
    unread: false,
    mine: false,
    may: { edit: false, remove: false, answer: true },
    version: 1,
    answers: [],
    ...more,
  }
}

export const mine: Partial<Thread> = { mine: true, may: { edit: true, remove: true, answer: true } }

export function pageOf(items: readonly Thread[], more: Partial<ThreadPage> = {}): ThreadPage {
  return threadPage.parse({ items, next: null, following: false, unread: 0, total: items.length, ...more })
}

export function publicPageOf(items: readonly Partial<PublicThreadPage['items'][number]>[]): PublicThreadPage {
  const blank = { parentId: null, colleague: false, at: '2026-11-24T13:30:00.000Z', editedAt: null, removed: false }
  return publicThreadPage.parse({
    items: items.map((each, index) => ({ ...blank, id: `p${index}`, name: 'Maria Santos', answers: [], ...each })),
    next: null,
  })
}

export function heldOf(more: Partial<HeldReply> = {}): HeldReply {
  return {
    id: 'h1',
    name: 'Maria Santos',
    email: 'maria@elsewhere.test',
    via: null,
    text: 'What do parents notice?',
    at: '2026-11-24T13:30:00.000Z',
    state: 'held',
    decidedBy: null,
    decidedAt: null,
    version: 1,
    ...more,
  }
}

export const heldPageOf = (items: readonly HeldReply[]) =>
  heldPage.parse({ items, next: null, waiting: items.filter(each => each.state === 'held').length })
