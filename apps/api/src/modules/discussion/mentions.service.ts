import type { Actor } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import { markdownTree } from '@hubs/rules/text/markdown/markdown'
import { namedIn, namingTexts } from '@hubs/rules/text/markdown/mentions'
import { quoted } from '@hubs/rules/text/quoted'
import { Refusal } from '../../errors.ts'
import type { Tx } from '../../store/store.ts'
import { mentionLetter } from '../mail/letters/discussion.mail.ts'
import type { Notices } from '../notices/notices.service.ts'
import { listReaders, type PlaceRow, type Reader } from './places.repo.ts'
import { setMentions } from './replies.repo.ts'

/** The page that the place is part of. */
export const pageOf = ({ place, key }: PlaceRow) =>
  ({ hub: `/hubs/${key}`, strategy: `/library/${key}`, meeting: `/meetings/${key}`, programme: '/' })[place]

type Needs = { now: () => number; notices: Notices; origin: () => string }
/** `ids`: who was picked, in that order. */
type MentionRequest = { actor: Actor; replyId: string; text: string; ids: readonly string[] }

/** The people of these ids. Throws at the field where one of them could not read what names them. */
async function check({ now }: Needs, tx: Tx, place: PlaceRow, ids: readonly string[]): Promise<Reader[]> {
  if (ids.length === 0) return []
  const readers = await listReaders(tx, place, { ids, limit: ids.length, now: now() })
  const missing = ids.filter(id => !readers.some(reader => reader.id === id))
  if (missing.length === 0) return readers
  const [known] = await listReaders(tx, { ...place, groupId: null }, { ids: missing, limit: 1, now: now() })
  const sentence = known
    ? `${isolated(known.name)} can’t read this. Remove their name.`
    : 'Someone you mentioned no longer works here. Remove their name.'
  throw new Refusal('invalid', sentence, { fields: { mentions: sentence } })
}

/** Makes those of the picked whom the text names the ones that a reply names, and writes to those it has not named before. */
async function name(needs: Needs, tx: Tx, place: PlaceRow, { actor, replyId, text, ids }: MentionRequest) {
  const { now, notices, origin } = needs
  const picked = ids.filter(id => id !== actor.id)
  const found = await check(needs, tx, place, [...new Set(picked)])
  const inOrder = picked.flatMap(id => found.find(reader => reader.id === id) ?? [])
  // Told by the same tree that the page draws: what stands in code or in a quotation names nobody.
  const readers = inOrder.length === 0 ? [] : namedIn(namingTexts(markdownTree(text)), inOrder)
  const wanted = readers.map(({ id }) => id)
  const fresh = await setMentions(tx, replyId, wanted, now())
  if (fresh.length === 0) return
  const [by] = await listReaders(tx, { ...place, groupId: null }, { ids: [actor.id], limit: 1, now: now() })
  const path = `${pageOf(place)}#replies`
  const told = readers.filter(({ id }) => fresh.includes(id))
  await notices.tell(tx, told, 'mention', to => {
    const about = { by: by?.name ?? '', title: place.title, link: `${origin()}${path}` }
    const letter = mentionLetter({ to, ...about, settingsPage: `${origin()}/notifications` })
    const title = `${letter.subject} on ${quoted(place.title)}`
    const event = `mention ${replyId}`
    return {
      kind: 'mention',
      event,
      title,
      path,
      byId: actor.id,
      letter,
      staleAt: now() + 3 * DAY_MS,
      about: `discussion ${place.id}`,
    }
  })
}

/** Colleagues named in a reply: only those who may read it, each told once. */
export function createMentions(needs: Needs) {
  return {
    name: name.bind(null, needs),
  }
}

export type Mentions = ReturnType<typeof createMentions>
