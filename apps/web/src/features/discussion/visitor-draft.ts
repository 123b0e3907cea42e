import type { VisitorReply } from '@hubs/schema/discussion'
import { dropDraft, readDraft, writeDraft } from '#lib/drafts.ts'
import { readKept, writeKept } from '#lib/kept-drafts.ts'
import type { Where } from './discussion.queries.ts'
import { formOf, type Typed } from './typed.ts'

export type VisitorTyped = Pick<VisitorReply, 'name' | 'email' | 'text'>

const DRAFT = 'visitor-reply'

export const readVisitorDraft = () => readDraft<VisitorTyped>(DRAFT)
export const keepVisitorDraft = (typed: VisitorTyped) => writeDraft(DRAFT, typed)
export const dropVisitorDraft = () => dropDraft(DRAFT)

/** Who wrote as a visitor and then signed in goes on with it as themselves, unless they had begun something already. */
export function goOnAsColleague(where: Where): void {
  const text = where.place === 'programme' ? readVisitorDraft()?.text.trim() : ''
  const form = formOf(where, null)
  if (!text || readKept<Typed>(form)) return
  if (writeKept(form, { text, picked: [] } satisfies Typed)) dropVisitorDraft()
}
