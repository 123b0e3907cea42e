import type { MailPreviewKind } from '@hubs/schema/notices'
import type { Addressee, Letter } from '../../mail/letters/letters.mail.ts'

/** An email with an example in it. `when`: where a kind has several, which of them this is. */
export type Preview = { kind: MailPreviewKind; letter: Letter; when: string }
export const preview = (kind: MailPreviewKind, letter: Letter, when = ''): Preview => ({ kind, letter, when })

/** What the examples are about: the school’s next meeting, and whoever looks. */
export type PreviewExample = {
  to: Addressee
  by: string
  schoolName: string
  hubName: string
  /** Of the next meeting. */
  day: string
  shortDay: string
  date: string
  today: string
  page: string
  origin: string
  settingsPage: string
}
