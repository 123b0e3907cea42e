import type { VisitorReply } from '@hubs/schema/discussion'
import { dropStored, readStored, writeStored } from '#lib/drafts/draft-storage.ts'
import type { DiscussionSubject } from '../discussion.queries.ts'
import { formOf, type Typed } from '../reply-draft.ts'

export type VisitorTyped = Pick<VisitorReply, 'name' | 'email' | 'text'>

/** The name under which a visitor's words are kept. */
export const DRAFT = 'visitor-reply'

/** Who wrote as a visitor and then signed in goes on with it as themselves, unless they had begun something already. */
export function goOnAsColleague(subject: DiscussionSubject): void {
  const text = subject.kind === 'programme' ? readStored<VisitorTyped>(DRAFT)?.values.text.trim() : ''
  const form = formOf(subject, null)
  if (!text || readStored<Typed>(form)) return
  if (writeStored(form, { text, picked: [] } satisfies Typed)) dropStored(DRAFT)
}
