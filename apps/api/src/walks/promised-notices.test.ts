import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** Words by which a screen says that someone will be told. */
const promise =
  /\b(?:gets?|with|and) (?:a notification|an email(?! link))\b|\bnotified\b|\b(?:will|’ll) be emailed\b|\bemail will go\b/

const promises = (source: string) =>
  promise.test(source.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ' ').replaceAll(/\s+/g, ' '))

const modules = 'apps/api/src/modules'
const published = [
  'choosing/allocations/allocations.routes.test.ts',
  'gives everyone their place, one mail, and their own reason; of two coordinators one does it',
] as const
const moved = [
  'choosing/moving/placement-changes.routes.test.ts',
  'shows what it would do before, is written down with its reason, and told to them alone',
] as const
const swapped = [
  'choosing/moving/swaps.routes.test.ts',
  'comes to nothing with one no; whoever said yes is told, and it is not offered again',
] as const
const reminded = [
  'membership/reminders.routes.test.ts',
  'opens, closes soon, last day and closed: once each, to those who have not chosen',
] as const
const rescheduled = [
  'notices/notices.routes.test.ts',
  'moved: everyone of the group is told once, with the old and the new, and an invitation',
] as const
const fewer = [
  'meetings/half-terms.routes.test.ts',
  'calls off what people count on: they are told, and the meeting stays to be read',
] as const

const regrouped = [
  'hubs/groups/groups.routes.test.ts',
  'takes people of the first one: each is told once, a coordinator who moves themself of nothing',
] as const

const toldAll = [
  'archive/archive.routes.test.ts',
  'an administrator downloads everything: it is in the audit, and everyone at the school is told',
] as const

const booked = [
  'observations/observations.routes.test.ts',
  'both find it with its date, and the observer gets a letter that says nothing of what it is about',
] as const

/** Where it is said, and the test that sees it happen. */
const kept: Record<string, readonly [file: string, title: string]> = {
  'app/routes/people/backups.tsx': toldAll,
  'app/routes/plans/observation-new.tsx': booked,
  'features/choosing/allocation/publish-allocation.tsx': published,
  'features/choosing/ballot/ranking-labels.ts': published,
  'features/choosing/moving/own-swaps.tsx': swapped,
  'features/choosing/moving/place-labels.ts': moved,
  'features/choosing/moving/swap-offers.tsx': swapped,
  'features/discussion/replies/remove-with-reason.tsx': [
    'discussion/removals.routes.test.ts',
    'anyone who removes a colleague’s comment says why; its writer is told, and reads it where it stood',
  ],
  'features/hubs/hub-groups.tsx': [
    'hubs/groups/groups.routes.test.ts',
    'are one: everybody has a place in it, and is told',
  ],
  'features/meetings/details/move-form.tsx': rescheduled,
  'features/meetings/details/move-meeting.tsx': [
    'notices/notices.routes.test.ts',
    'cancelled and reinstated are told as what they are; what was cancelled can move in silence',
  ],
  'features/membership/choosers-owing.tsx': reminded,
  'features/membership/group-members.tsx': regrouped,
  'features/membership/remind.tsx': reminded,
  'features/membership/waiting-action.tsx': [
    'membership/waiting.routes.test.ts',
    'shows one’s place, offers what comes free to whoever is first, and keeps it for them',
  ],
  'features/minutes/send-minutes.tsx': [
    'meetings/minutes/minutes.routes.test.ts',
    'reaches everyone of the group once, absent or not, and the page says who sent them',
  ],
  'features/notices/notice-choices.tsx': moved,
  'features/plans/observations/cover-list.tsx': [
    'observations/observations.routes.test.ts',
    'a coordinator learns when and whose, and nothing more; the observer hears of it',
  ],
  'features/plans/observations/observation-move.tsx': [
    'observations/observations.routes.test.ts',
    'the observer moves it and says no, but does not touch the focus',
  ],
  'features/plans/observations/observation-page.tsx': [
    'observations/observations.routes.test.ts',
    'the observer moves it and says no, but does not touch the focus',
  ],
  'features/preparation/candidates/ballot-ways.tsx': [
    'meetings/preparation/candidates.routes.test.ts',
    'are put up from a week before, two or three, and everyone else is told once',
  ],
  'features/plans/support/support-list.tsx': [
    'plans/support/support.routes.test.ts',
    'the person asked finds it, by mail and on their page, and nothing of the plan',
  ],
  'features/privacy/person-data.tsx': [
    'privacy/privacy.routes.test.ts',
    'by an administrator is told to the person, and asks who is there',
  ],
  'features/programmes/half-term-number.tsx': fewer,
  'features/programmes/half-terms/half-terms-read.tsx': fewer,
  'features/staff/hand-over.tsx': [
    'staff/leaving/hand-over.routes.test.ts',
    'someone who leaves hands over what others wait for, and what is theirs ends as history',
  ],
  'features/staff/person-add-form.tsx': [
    'staff/staff.routes.test.ts',
    'invites them by mail and leaves a line in the audit',
  ],
}

/**
 * Of these, whoever does it may be one of those told: what they hear of it themselves, and the test that sees that. The
 * words leave them out where that is nothing.
 */
const toOneself: Record<string, readonly [file: string, title: string]> = {
  'app/routes/people/backups.tsx': toldAll,
  'features/choosing/moving/place-labels.ts': [
    'choosing/moving/placement-changes.routes.test.ts',
    'tells nobody of what they did themselves, and says whose move it was',
  ],
  'features/hubs/hub-groups.tsx': [
    'hubs/groups/groups.routes.test.ts',
    'tell a coordinator who is in one of them nothing: they did it themselves',
  ],
  'features/meetings/details/move-form.tsx': rescheduled,
  'features/meetings/details/move-meeting.tsx': rescheduled,
  'features/membership/group-members.tsx': regrouped,
  'features/minutes/send-minutes.tsx': [
    'meetings/minutes/minutes.routes.test.ts',
    'reaches everyone of the group once, absent or not, and the page says who sent them',
  ],
  'features/preparation/candidates/ballot-ways.tsx': [
    'meetings/preparation/candidates.routes.test.ts',
    'are put up from a week before, two or three, and everyone else is told once',
  ],
}

test('whoever a screen says will be told, is told', () => {
  expect(promises('<p>They’ll get a\n notification.</p>')).toBe(true)
  expect(promises('/** Everyone gets a notification. */')).toBe(false)
  const files = globSync('apps/web/src/**/*.{ts,tsx}', { cwd: root }).filter(file => !/\.test\.|testkit/.test(file))
  expect(files.length).toBeGreaterThan(500)
  const promising = files.filter(file => promises(read(file)))
  expect(promising.toSorted()).toEqual(
    Object.keys(kept)
      .map(file => `apps/web/src/${file}`)
      .toSorted(),
  )
  expect(Object.keys(toOneself).filter(file => !(file in kept))).toEqual([])
  for (const [file, title] of [...Object.values(kept), ...Object.values(toOneself)]) {
    const source = read(`${modules}/${file}`)
    const at = source.indexOf(`'${title}'`)
    expect(at, `${file}: ${title}`).toBeGreaterThan(-1)
    const [own = ''] = source.slice(at).split(/\n {0,2}test\b/)
    expect(/mail|notice|letter|outbox/i.test(own), `${title} looks at what was sent`).toBe(true)
  }
})
