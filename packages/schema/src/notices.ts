import { z } from 'zod'
import { id, instant, page, personName } from './common.ts'

/** What people are told of, in the app and by email. */
export const noticeKinds = [
  'choosing',
  'allocated',
  'place-offered',
  'swap-offered',
  'placed',
  'facilitators-changed',
  'facilitator-left',
  'group-joined',
  'meeting-invitations',
  'meeting-soon',
  'meeting-moved',
  'meeting-cancelled',
  'vote-open',
  'minutes',
  'reminder',
  'check-in',
  'plan-due',
  'support',
  'partners',
  'observation',
  'mention',
  'comment-removed',
  'comments-to-review',
  'cover-request',
  'story-to-review',
  'next-year',
  'hours-corrected',
  'data-copied',
  'school-downloaded',
] as const
export const noticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof noticeKind>

/**
 * Those that always come by email, and why. Every other kind a person may have once a day, or not at all.
 */
export const essentialNoticeKinds = {
  choosing: 'everyone owes an answer once a year',
  allocated: 'says which group is theirs',
  'place-offered': 'is lost if it is read too late',
  'swap-offered': 'is lost if it is read too late',
  placed: 'says which group is theirs',
  'facilitators-changed': 'others read what was shared with the group',
  'group-joined': 'others read what was shared with the group',
  'meeting-moved': 'people would come at the wrong time',
  'meeting-cancelled': 'people would come for nothing',
  observation: 'people would come at the wrong time',
  'data-copied': 'someone else has their data',
  'school-downloaded': 'someone else has their data',
} as const satisfies Partial<Record<NoticeKind, string>>

export type OptionalNoticeKind = Exclude<NoticeKind, keyof typeof essentialNoticeKinds>
export const isOptional = (kind: NoticeKind): kind is OptionalNoticeKind => !(kind in essentialNoticeKinds)
export const optionalNoticeKinds: readonly OptionalNoticeKind[] = noticeKinds.filter(isOptional)
const optionalNoticeKind = z.enum(optionalNoticeKinds)

/** Those that only coordinators are told. */
export const coordinatorNoticeKinds: readonly NoticeKind[] = [
  'facilitator-left',
  'comments-to-review',
  'cover-request',
  'story-to-review',
  'next-year',
]

export const noticeChannel = z.enum(['email', 'digest', 'off'], 'Choose how you want to hear about this.')
export type NoticeChannel = z.infer<typeof noticeChannel>

/** One thing somebody was told. `path`: the page it leads to. */
export const notice = z.object({
  id,
  kind: noticeKind,
  title: z.string(),
  path: z.string(),
  at: instant,
  read: z.boolean(),
})
export type Notice = z.infer<typeof notice>

export const noticeList = page(notice).extend({ unread: z.int() })
export type NoticeList = z.infer<typeof noticeList>

/** How somebody hears of what is not essential; `refusedSince`: since when their address takes no email. */
export const noticeChoices = z.object({
  choices: z.array(z.object({ kind: optionalNoticeKind, channel: noticeChannel })),
  refusedSince: instant.nullable(),
})
export type NoticeChoices = z.infer<typeof noticeChoices>

export const setNoticeChoice = z.strictObject({ channel: noticeChannel })
export const noticeChoiceParams = z.object({ kind: optionalNoticeKind })

/** Every kind of email: what people are told of, and what is about their account alone. */
export const mailPreviewKinds = [
  ...noticeKinds,
  'digest',
  'invitation',
  'sign-in',
  'new-password',
  'password-changed',
  'address-changed',
  'second-factor',
] as const
const mailPreviewKind = z.enum(mailPreviewKinds)
export type MailPreviewKind = z.infer<typeof mailPreviewKind>
/** An email as people get it, before it is sent to anyone. */
export const mailPreview = z.object({
  /** Its place in the list. */
  id: z.string(),
  kind: mailPreviewKind,
  /** Where a kind has several: which of them it is. */
  when: z.string(),
  /** Whether people can turn it off. */
  optional: z.boolean(),
  subject: z.string(),
  text: z.string(),
})
export type MailPreview = z.infer<typeof mailPreview>
export const mailPreviewParams = z.object({ id: z.string().regex(/^\d{1,3}$/) })
export const mailPreviews = z.object({ items: z.array(mailPreview) })
export type MailPreviews = z.infer<typeof mailPreviews>

/** Whose address takes no email, since when and what the mail server said. */
export const undeliveredList = z.object({
  items: z.array(z.object({ person: personName, email: z.string(), since: instant, reason: z.string() })),
})
export type UndeliveredList = z.infer<typeof undeliveredList>

/** Addresses to send email to again; without anyone, all that are refused. */
export const retryAddresses = z.strictObject({ personIds: z.array(id).min(1).max(500).optional() })
export type RetryAddresses = z.infer<typeof retryAddresses>
export const addressesRetried = z.object({ tried: z.int() })

/** Who in a group hasn't come or hasn't a plan, and when each was last reminded. */
export const missingPerson = z.object({
  person: personName,
  missed: z.boolean(),
  noPlan: z.boolean(),
  remindedAt: instant.nullable(),
  remindedBy: z.string().nullable(),
})
export const missingList = z.object({
  items: z.array(
    z.object({
      meetingId: id,
      hubName: z.string(),
      groupName: z.string().nullable(),
      date: z.string(),
      people: z.array(missingPerson),
    }),
  ),
})
export type MissingList = z.infer<typeof missingList>

export const sendReminders = z.strictObject({
  meetingId: id,
  personIds: z.array(id).min(1, 'Choose at least one person.').max(100),
})
export const remindersSent = z.object({ sent: z.int() })
