import { Refusal } from '../../../errors.ts'
import type { FoundLink } from './links.repo.ts'

export const LINK_MINUTES = 10
export const INVITATION_DAYS = 14

export type MailedKind = 'sign-in' | 'password' | 'invitation'

const sentences = {
  'sign-in': {
    used: 'This link has already been used. Request a new one to sign in.',
    over: `This link has expired: links work for ${LINK_MINUTES} minutes. Request a new one.`,
    replaced: 'You’ve signed in since, or your details have changed, so this link no longer works. Request a new one.',
  },
  password: {
    used: 'This link has already been used to choose a password. Sign in, or request a new one.',
    over: `This link has expired: links work for ${LINK_MINUTES} minutes. Request a new one.`,
    replaced: 'You’ve signed in since, or your details have changed, so this link no longer works. Request a new one.',
  },
  invitation: {
    used: 'You’ve already accepted this invitation. Sign in instead.',
    over: `This invitation has expired: invitations work for ${INVITATION_DAYS} days. Get a new one by email.`,
    replaced: 'A newer invitation has been sent. Open the latest email, or get another one.',
  },
} as const satisfies Record<MailedKind, Record<string, string>>

const UNKNOWN = 'This link isn’t valid. Open it from the email again, or request a new one.'
/** The refusal for a link that was never one: what it was to be, nobody knows. */
export const unknownLink = () => new Refusal('not-found', UNKNOWN)

export const usedLink = (kind: MailedKind) => new Refusal('already-used', sentences[kind].used)

/** Why a link can't be used any more: used, replaced and run out are three things. Undefined where it can. */
export function spentLink({ link, person }: FoundLink, kind: MailedKind, now: number): Refusal | undefined {
  const joined = kind === 'invitation' && person?.joinedAt !== null
  if (link.usedAt !== null || joined) return usedLink(kind)
  if (person?.leftAt !== null) return new Refusal('expired', UNKNOWN)
  if (link.replacedAt !== null) return new Refusal('expired', sentences[kind].replaced)
  return now >= link.expiresAt ? new Refusal('expired', sentences[kind].over) : undefined
}
