import { namedIn } from '@hubs/rules/text/markdown/mentions'
import type { Reply } from '@hubs/schema/discussion'
import { readStored, writeStored } from '#lib/drafts/draft-storage.ts'
import type { DiscussionSubject } from './discussion.queries.ts'

type Named = { id: string; name: string }
/** What stands in a reply's field, and who was chosen for the names in it. */
export type Typed = { text: string; picked: readonly Named[] }

export const nothingTyped: Typed = { text: '', picked: [] }

export const typedOf = ({ text, mentions }: Pick<Reply, 'text' | 'mentions'>): Typed => ({ text, picked: mentions })

/** The ids of those who still stand in it. What is code or a quotation the server looks at, with the tree that the page draws. */
export function mentionsOf({ text, picked }: Typed): string[] {
  return namedIn([text], picked).map(({ id }) => id)
}

/** The name under which what is typed at a place is kept: one for what is new, one for each thread that is answered. */
export const formOf = ({ kind, key }: DiscussionSubject, parentId: string | null) =>
  `reply/${kind}/${key}/${parentId ?? 'new'}`
/** How the names of all the forms of a place begin. */
export const formsOf = ({ kind, key }: DiscussionSubject) => `reply/${kind}/${key}/`

/** What was written goes on as something new, after what stands there already. */
export function keepAsNew(subject: DiscussionSubject, { text, picked }: Typed): void {
  const form = formOf(subject, null)
  const before = readStored<Typed>(form)?.values ?? nothingTyped
  writeStored(form, { text: [before.text, text].filter(Boolean).join('\n\n'), picked: [...before.picked, ...picked] })
}
