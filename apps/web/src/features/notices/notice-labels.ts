import type { MailPreviewKind, OptionalNoticeKind } from '@hubs/schema/notices'

/** What each email is, and when it goes out. */
export const previewWords: Record<MailPreviewKind, { name: string; when: string }> = {
  choosing: {
    name: 'Choosing a hub',
    when: 'When choices open, a few days before they close, on the last day, and once they’ve closed.',
  },
  allocated: { name: 'Your hub', when: 'When hubs are allocated and published, to everyone who has one.' },
  'place-offered': {
    name: 'A place in a hub',
    when: 'When a place is free for the next person on a waiting list, and when the offer has ended.',
  },
  'swap-offered': {
    name: 'A swap of hubs',
    when: 'When a swap would give everyone in it a hub they ranked higher, and again when it has happened or isn’t going ahead.',
  },
  placed: {
    name: 'Your hub place has changed',
    when: 'When a coordinator adds someone to a hub, changes their hub or removes them.',
  },
  'facilitators-changed': {
    name: 'Your group’s facilitators have changed',
    when: 'When a coordinator changes who facilitates a group, to everyone in it.',
  },
  'facilitator-left': {
    name: 'A group has lost a facilitator',
    when: 'When a facilitator leaves the school, to coordinators.',
  },
  'group-joined': {
    name: 'A coordinator has joined your group',
    when: 'When a coordinator adds themselves to a group, to everyone in it.',
  },
  'meeting-invitations': {
    name: 'Invitations for your calendar',
    when: 'When someone’s meetings change and no other email has told them, such as when they join or leave a group.',
  },
  'meeting-soon': { name: 'Before a meeting', when: 'A week before each meeting, to everyone in the group.' },
  'meeting-moved': {
    name: 'A meeting has changed',
    when: 'When the date, time, length or room changes, with an updated invitation.',
  },
  'meeting-cancelled': {
    name: 'A meeting is cancelled',
    when: 'When a meeting is cancelled. It also removes the meeting from calendars.',
  },
  'vote-open': {
    name: 'Vote for the new learning',
    when: 'When a facilitator opens voting on ideas for the next meeting.',
  },
  minutes: { name: 'Minutes', when: 'When a facilitator emails the minutes.' },
  reminder: { name: 'Reminders', when: 'When a facilitator or coordinator sends one from Reminders.' },
  'check-in': { name: 'Tried it yet?', when: 'Ten school days after a meeting, to everyone with an open plan.' },
  'plan-due': {
    name: 'Before you report back',
    when: 'Ten school days before the next meeting, to everyone with an open plan.',
  },
  support: { name: 'Support', when: 'When someone asks a colleague for support with a plan, and when they answer.' },
  partners: { name: 'Your partner', when: 'When a facilitator chooses or changes partners.' },
  observation: {
    name: 'Observations',
    when: 'When an observation is booked, moved or cancelled, cover is answered, or notes are handed over.',
  },
  mention: { name: 'Mentions', when: 'When someone mentions a colleague in a comment.' },
  'comment-removed': { name: 'Your comment was removed', when: 'When someone else removes a colleague’s comment.' },
  'comments-to-review': {
    name: 'Visitors’ comments to review',
    when: 'When a visitor comments on the public page, once a day at most, to coordinators.',
  },
  'cover-request': {
    name: 'Cover requests',
    when: 'When a colleague needs cover to observe someone, to coordinators.',
  },
  'story-to-review': {
    name: 'Stories to review',
    when: 'When a story or strategy is submitted for the public page, to coordinators.',
  },
  'next-year': { name: 'Next year', when: 'Five weeks before the end of the year, to coordinators.' },
  'hours-corrected': { name: 'Your hours were corrected', when: 'When a coordinator corrects someone’s hours.' },
  'data-copied': {
    name: 'Your data was downloaded',
    when: 'When an administrator downloads what Learning Hubs holds about someone.',
  },
  'school-downloaded': {
    name: 'Everything was downloaded',
    when: 'When an administrator downloads everything Learning Hubs holds, to everyone at the school.',
  },
  digest: { name: 'Once a day', when: 'At 16:00, to anyone who wants their updates in one email.' },
  invitation: { name: 'Invitation', when: 'When someone is added to the staff list or invited again.' },
  'sign-in': { name: 'Sign-in link', when: 'When someone asks for a link instead of a password.' },
  'new-password': { name: 'New password', when: 'When someone has forgotten theirs, or an administrator sends it.' },
  'password-changed': { name: 'Password changed', when: 'When someone’s password has been changed.' },
  'address-changed': {
    name: 'Email address changed',
    when: 'When an administrator changes an address, to the old one.',
  },
  'second-factor': { name: 'Two-step sign-in', when: 'When someone’s two-step sign-in changes.' },
}

/** What the choices are about, in the order in which they are shown. */
export const choiceGroups = ['Meetings', 'Your plans', 'Comments and hours', 'Running the programme'] as const

type ChoiceWords = { group: (typeof choiceGroups)[number]; label: string; hint: string }

/** The same for those who choose how they hear of it. */
export const choiceWords: Record<OptionalNoticeKind, ChoiceWords> = {
  'meeting-invitations': {
    group: 'Meetings',
    label: 'Invitations for your calendar',
    hint: 'When you join a group or new dates are set. Later changes always reach you.',
  },
  'meeting-soon': { group: 'Meetings', label: 'A week before a meeting', hint: 'The agenda, and what to bring.' },
  'vote-open': {
    group: 'Meetings',
    label: 'Votes for the new learning',
    hint: 'When your facilitator opens voting on ideas.',
  },
  minutes: { group: 'Meetings', label: 'Minutes of your group’s meetings', hint: 'When your facilitator emails them.' },
  'plan-due': {
    group: 'Your plans',
    label: 'Before you report back',
    hint: 'Ten school days before a meeting, with what you said you’d try.',
  },
  'check-in': {
    group: 'Your plans',
    label: 'Tried it yet?',
    hint: 'Ten school days after a meeting. Only you see your answer.',
  },
  reminder: { group: 'Your plans', label: 'Reminders', hint: 'To catch up on a meeting, or make a plan.' },
  support: {
    group: 'Your plans',
    label: 'Support',
    hint: 'When a colleague asks for your support, or answers you.',
  },
  partners: { group: 'Your plans', label: 'Your partner', hint: 'When your facilitator chooses or changes partners.' },
  mention: { group: 'Comments and hours', label: 'Mentions', hint: 'When someone mentions you in a comment.' },
  'comment-removed': { group: 'Comments and hours', label: 'Your comment was removed', hint: 'With the reason.' },
  'hours-corrected': {
    group: 'Comments and hours',
    label: 'Your hours were corrected',
    hint: 'What was changed, and why.',
  },
  'facilitator-left': {
    group: 'Running the programme',
    label: 'A group has lost a facilitator',
    hint: 'When a facilitator leaves the school.',
  },
  'comments-to-review': {
    group: 'Running the programme',
    label: 'Visitors’ comments to review',
    hint: 'Once a day at most.',
  },
  'cover-request': {
    group: 'Running the programme',
    label: 'Cover requests',
    hint: 'When a colleague needs cover to observe someone.',
  },
  'story-to-review': {
    group: 'Running the programme',
    label: 'Stories to review',
    hint: 'When one is submitted for the public page.',
  },
  'next-year': {
    group: 'Running the programme',
    label: 'Next year',
    hint: 'Five weeks before the end of the year.',
  },
}
