import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { whoSees, type Written } from '@hubs/rules/who-sees'
import { describe, expect, test } from 'vitest'

const root = import.meta.dirname
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
/** Every place where somebody's own words are taken in: a form, or a field of several lines. */
const takes = /<Form\b|kind="long"|<MarkdownEditor|<LongField/
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.tsx') && !/test(kit)?\.tsx$/.test(name) && !name.startsWith('ui'))
  .filter(name => takes.test(read(name)))

type Says = { form: string; written: readonly Written[]; words: RegExp; at?: string }

/**
 * What each says of who will read it, and where: in the file itself, or beside it on the same screen. What is said is
 * proved against the server under the name in `written`; a name that stands in no form fails.
 */
const says: Says[] = [
  {
    form: 'features/reports/measure-form.tsx',
    written: ['a measure of one’s own'],
    words: /Only you can see this/,
  },
  {
    form: 'features/reports/term-note-form.tsx',
    written: ['what changes next, for governors'],
    words: /Coordinators and leadership can see this/,
  },
  {
    form: 'features/plans/form/plan-form.tsx',
    written: ['a plan for me', 'a plan for my partner', 'a plan for the group', 'a plan for the school'],
    words: /seenBy\(visibility, owner\)/,
  },
  { form: 'features/plans/form/plan-fields.tsx', written: ['a plan for me'], words: /label="Who can see it"/ },
  {
    form: 'features/plans/form/technique-field.tsx',
    written: ['a plan for me'],
    words: /Who can see it/,
    at: 'features/plans/form/plan-fields.tsx',
  },
  { form: 'features/plans/form/plan-edit-form.tsx', written: ['a plan for me'], words: /Who can see it/ },
  {
    form: 'features/plans/reports/report-form.tsx',
    written: ['a report on a plan for the group'],
    words: /seenBy\(plan\.visibility, owner\)\)}, like your plan/,
  },
  {
    form: 'features/plans/reports/report-fields.tsx',
    written: ['a report on a plan for the group'],
    words: /like your plan/,
    at: 'features/plans/reports/report-form.tsx',
  },
  {
    form: 'features/plans/support/offer-field.tsx',
    written: ['a question or offer of help'],
    words: /Only \$\{isolated\(to\.name\)\} and you will see this/,
  },
  {
    form: 'features/plans/observations/observation-form.tsx',
    written: ['what to look at in an observation'],
    words: /Only the two of you can see this/,
  },
  {
    form: 'features/plans/observations/observation-notes.tsx',
    written: ['notes on an observation, before they are handed over'],
    words: /Only you can see them until you hand them over/,
  },
  {
    form: 'features/plans/observations/observation-after.tsx',
    written: ['what to look at in an observation'],
    words: /will see this/,
  },
  {
    form: 'features/minutes/facilitator-notes.tsx',
    written: ['facilitators’ notes'],
    words: /Only facilitators can see these/,
  },
  {
    form: 'features/minutes/minutes-text.tsx',
    written: ['minutes, as a draft', 'minutes, added for the group'],
    words: /can read this section once you add it to the minutes/,
  },
  {
    form: 'features/minutes/pulse-form.tsx',
    written: [],
    words: /Facilitators can read this once 5 people have answered/,
  },
  { form: 'features/meetings/agenda/agenda-editor.tsx', written: ['an agenda'], words: /Your group will see it/ },
  {
    form: 'features/meetings/agenda/agenda-extras.tsx',
    written: ['an agenda'],
    words: /Everyone in the group can see this/,
  },
  {
    form: 'features/meetings/agenda/agenda-part.tsx',
    written: ['an agenda'],
    words: /Your group will see it/,
    at: 'features/meetings/agenda/agenda-editor.tsx',
  },
  {
    form: 'features/meetings/agenda/agenda-template.tsx',
    written: ['a template of one’s own'],
    words: /Only you and a coordinator can edit it/,
  },
  {
    form: 'features/meetings/console/register/correct-line.tsx',
    written: ['why attendance was corrected'],
    words: /the facilitators and the coordinator can see this/,
  },
  {
    form: 'features/meetings/details/move-form.tsx',
    written: ['an agenda'],
    words: /Everyone in the group can see the change/,
  },
  {
    form: 'features/preparation/templates/name-template.tsx',
    written: ['a template of one’s own'],
    words: /Only you can see it until you share it/,
    at: 'features/preparation/templates/use-template.tsx',
  },
  {
    form: 'features/preparation/candidates/candidate-form.tsx',
    written: ['an idea for new learning'],
    words: /Everyone in your group can see this/,
  },
  {
    form: 'features/discussion/replies/reply-composer.tsx',
    written: ['a comment on a meeting', 'a comment on a hub', 'a comment on the public page'],
    words: /readersOf/,
    at: 'features/discussion/discussion.tsx',
  },
  {
    form: 'features/discussion/replies/reply-editor.tsx',
    written: ['a comment on a hub'],
    words: /readersOf/,
    at: 'features/discussion/discussion.tsx',
  },
  {
    form: 'features/discussion/replies/reply-edit.tsx',
    written: ['a comment on a hub'],
    words: /readersOf/,
    at: 'features/discussion/discussion.tsx',
  },
  {
    form: 'features/discussion/replies/remove-with-reason.tsx',
    written: ['why a comment was removed'],
    words: /will see it/,
  },
  {
    form: 'features/discussion/visitors/visitor-form.tsx',
    written: ['a visitor’s comment'],
    words: /Only the school’s coordinators can see it/,
  },
  {
    form: 'features/strategies/editing/strategy-new-form.tsx',
    written: ['a strategy'],
    words: /Everyone at your school can read this/,
  },
  {
    form: 'features/strategies/editing/strategy-edit-form.tsx',
    written: ['a strategy'],
    words: /Everyone at your school can read this/,
  },
  {
    form: 'features/strategies/editing/strategy-fields.tsx',
    written: ['a strategy'],
    words: /Everyone at your school can read this/,
    at: 'features/strategies/editing/strategy-edit-form.tsx',
  },
  {
    form: 'features/strategies/editing/stage-form.tsx',
    written: ['a strategy'],
    words: /Everyone at your school can read this/,
  },
  {
    form: 'features/strategies/editing/adaptation-form.tsx',
    written: ['an example from one’s subject'],
    words: /Everyone at your school can read this/,
  },
  {
    form: 'features/strategies/editing/strand-form.tsx',
    written: ['a strategy'],
    words: /All colleagues will see this/,
  },
  {
    form: 'features/references/reference-form.tsx',
    written: ['a source'],
    words: /All colleagues can see this/,
    at: 'app/routes/library/references/reference-new.tsx',
  },
  {
    form: 'features/evaluation/judge-dialog.tsx',
    written: ['progress with an outcome'],
    words: /Everyone at your school can read this/,
  },
  {
    form: 'features/evaluation/self-assessment-form.tsx',
    written: [],
    words: /Only you see your answers/,
    at: 'app/routes/hubs/self-assessment.tsx',
  },
  {
    form: 'features/publications/story-form.tsx',
    written: ['a story, before it is published'],
    words: /If it’s published, anyone can read it/,
  },
  {
    form: 'features/publications/showcase-form.tsx',
    at: 'app/routes/public/showcase-edit.tsx',
    written: [],
    words: /anyone can read it\. Until then/,
  },
  { form: 'features/hubs/editor/hub-editor.tsx', written: [], words: /Anyone can read this on the public page/ },
  { form: 'features/hubs/editor/new-hub-form.tsx', written: [], words: /Anyone can read this on the public page/ },
  {
    form: 'features/hubs/editor/hub-outcomes.tsx',
    written: [],
    words: /Anyone can read this on the public page/,
    at: 'features/hubs/editor/new-hub-form.tsx',
  },
  { form: 'features/school/school-form.tsx', written: [], words: /Anyone can see this on the public page/ },
  {
    form: 'features/programmes/next-year/next-year-form.tsx',
    written: [],
    words: /Only coordinators can see this until the year starts/,
  },
  { form: 'features/programmes/about-form.tsx', written: [], words: /Anyone can read this on the public page/ },
  {
    form: 'features/choosing/placement-rules/placement-rule-form.tsx',
    written: [],
    words: /Only coordinators can see this/,
  },
  { form: 'features/hours/correct-hours.tsx', written: [], words: /They and the coordinators can see this/ },
  {
    form: 'features/operations/accessibility-form.tsx',
    written: [],
    words: /Anyone can read this, without signing in/,
  },
  { form: 'features/staff/person-add-form.tsx', written: [], words: /Colleagues can see the name, job and department/ },
  {
    form: 'features/staff/person-edit-form.tsx',
    written: [],
    words: /Colleagues can see the name, job and department/,
  },
]

/** Said where there is no form of its own. */
const besides: Says[] = [
  { form: 'features/plans/reports/check-in.tsx', written: ['a note on trying it'], words: /only you can see it/ },
  {
    form: 'app/routes/plans/support.tsx',
    written: ['a request for support'],
    words: /Only the two of you can see a request/,
  },
]

/** Nothing that anybody else could read: keys and codes, dates, choices, and what they are called in their own mail. */
const nothingToRead = [
  'accounts/second-factor/factor-form',
  'accounts/second-factor/reauthentication-provider',
  'accounts/second-factor/app-set-up',
  'accounts/settings/called-form',
  'accounts/settings/password-form',
  'accounts/sign-in/code-form',
  'accounts/sign-in/invitation-form',
  'accounts/sign-in/magic-link-form',
  'accounts/sign-in/new-password-form',
  'accounts/sign-in/set-up-form',
  'accounts/sign-in/sign-in-form',
  'hours/certificate-check',
].map(name => `features/${name}.tsx`)
/** And a day or room by its name. */
const dates = [
  'features/programmes/half-terms/days-off.tsx',
  'features/programmes/half-terms/half-term-dates.tsx',
  'features/programmes/half-term-number.tsx',
  'features/programmes/half-terms/half-terms-read.tsx',
  'features/programmes/choice-window/open-now.tsx',
  'features/programmes/usual-meeting.tsx',
  'features/programmes/choice-window/window-form.tsx',
  'features/plans/observations/observation-move.tsx',
  'features/plans/meeting/partners-by-hand.tsx',
  'features/hubs/editor/hub-editor-group.tsx',
  'features/displays/check-in/code-form.tsx',
]
/** Other people's words and data, shown to the whole school as any source is, and as colleagues are. */
const lists = ['features/references/import-form.tsx', 'features/staff/imports/people-import-form.tsx']

describe('every form that takes somebody’s words says who will read them', () => {
  test.each([...says, ...besides].map(each => [each.form, each] as const))('%s', (_, { form, words, at = form }) => {
    expect(read(at)).toMatch(words)
  })

  test('and no form is left out', () => {
    const known = [...says.map(({ form }) => form), ...nothingToRead, ...dates, ...lists]
    const forms = files.map(name => name.split(path.sep).join('/'))
    expect(forms.filter(name => !known.includes(name) && name !== 'app/routes/plans/plan-new.tsx')).toEqual([])
    expect(known.filter(name => !forms.includes(name))).toEqual([])
  })

  test('and everything that is proved against the server is said by one', () => {
    const said = new Set([...says, ...besides].flatMap(({ written }) => written))
    expect(Object.keys(whoSees).filter(written => !said.has(written as Written))).toEqual([])
  })
})
