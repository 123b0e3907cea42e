import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ComponentType } from 'react'
import { beforeEach, expect, test } from 'vitest'
import type { AgendaTemplate } from '@hubs/schema/meetings/templates'
import { AgendaEditor } from '#features/meetings/agenda/agenda-editor.tsx'
import { detailOf, planned, timeZone } from '#features/meetings/meetings.testkit.tsx'
import { strandOf } from '#features/strategies/strategies.testkit.ts'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, hubsOf, inQuestioning, meOf, someNextYear, someProgramme } from '#test/fixtures.ts'
import { planAnswers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import StrategyNewScreen from './routes/library/strategy-new.tsx'
import TemplateScreen from './routes/meetings/template.tsx'
import PlanNewScreen from './routes/plans/plan-new.tsx'
import NextYearScreen from './routes/programme/next-year.tsx'
import ProgrammeHubScreen from './routes/programme/programme-hub.tsx'
import ProgrammeScreen from './routes/programme/programme.tsx'

const coordinator = { 'GET /me': ok(meOf({ roles: ['coordinator'] })) }
const meeting = detailOf(planned())

const template: AgendaTemplate = {
  id: 't1',
  name: 'Short meeting',
  meetingKind: 'ordinary',
  minutes: 60,
  parts: [],
  builtIn: false,
  shared: false,
  owner: { id: 'person-sam', name: 'Sam Patel' },
  archived: false,
  mayChange: true,
  checklist: [],
  version: 1,
}
const colleague = (id: string, name: string) => ({ id, name, job: 'Teacher', department: 'Science' })

/** One press of each of these buttons, so many times. */
const press =
  (names: readonly string[], times = 1) =>
  async (user: UserEvent) => {
    for (const name of names)
      for (let time = 0; time < times; time++) await user.click(await screen.findByRole('button', { name }))
  }

type Case = {
  screen: ComponentType
  at: string
  path?: string
  answers: Parameters<typeof stubApi>[0]
  form: string | null
  /** Leaves rows that can’t be saved. */
  leave: (user: UserEvent) => Promise<void>
  save: string
}

/** Each form that has rows, by the files that draw them. */
const forms: Record<string, Case> = {
  'features/programmes/next-year/planned-half-terms.tsx features/programmes/next-year/planned-days-off.tsx': {
    screen: NextYearScreen,
    at: '/programme/next-year',
    answers: { ...coordinator, 'GET /next-year': ok(someNextYear) },
    form: 'Next year',
    leave: press(['Add a half term', 'Add a closure or INSET day'], 2),
    save: 'Save',
  },
  'features/programmes/about-form.tsx': {
    screen: ProgrammeScreen,
    at: '/programme',
    answers: {
      ...coordinator,
      'GET /programmes/current': ok(someProgramme),
      'GET /hubs': ok({ items: hubsOf(null) }),
    },
    form: 'About the programme',
    leave: press(['Add an aim'], 2),
    save: 'Save',
  },
  'features/hubs/editor/hub-outcomes.tsx': {
    screen: ProgrammeHubScreen,
    at: '/programme/questioning',
    path: '/programme/:slug',
    answers: { ...coordinator, 'GET /hubs/questioning': ok(hubDetailOf('questioning', false)) },
    form: 'About Questioning',
    leave: press(['Add an outcome'], 2),
    save: 'Save',
  },
  'features/strategies/editing/strategy-fields.tsx': {
    screen: StrategyNewScreen,
    at: '/library/new',
    answers: {
      'GET /me': ok(meOf({ membership: inQuestioning })),
      'GET /hubs': ok({ items: hubsOf('questioning') }),
      'GET /strands': ok({ items: [strandOf()] }),
    },
    form: null,
    leave: press(['Add a technique'], 2),
    save: 'Propose strategy',
  },
  'features/meetings/agenda/agenda-editor.tsx features/meetings/agenda/agenda-extras.tsx': {
    screen: () => <AgendaEditor meeting={meeting} timeZone={timeZone} />,
    at: '/agenda',
    answers: coordinator,
    form: 'Agenda',
    async leave(user) {
      await press(['Add a part'], 2)(user)
      const parts = within(screen.getByRole('list', { name: 'Agenda' }))
      // The first link stays empty, and is none: what is wrong is in the second.
      for (let links = 0; links < 3; links++)
        await user.click(parts.getAllByRole('button', { name: 'Add a link' }).at(-1)!)
      await user.type(parts.getByLabelText('Web address, link 2'), 'example.org')
      await user.type(parts.getByLabelText('Web address, link 3'), 'example.org')
    },
    save: 'Save the agenda',
  },
  'features/meetings/agenda/agenda-template.tsx': {
    screen: TemplateScreen,
    at: '/templates/t1',
    path: '/templates/:id',
    answers: { ...coordinator, 'GET /agenda-templates/t1': ok(template) },
    form: 'Template',
    async leave(user) {
      await press(['Add a part'], 2)(user)
      await user.type(screen.getByLabelText('Preparation checklist'), `${'a'.repeat(81)}`)
    },
    save: 'Save the template',
  },
  'features/plans/form/support-field.tsx': {
    screen: PlanNewScreen,
    at: '/plans/new',
    answers: {
      ...planAnswers,
      'GET /colleagues?q=': ok({ items: [colleague('p1', 'Aisha Khan'), colleague('p2', 'Jo Hart')] }),
    },
    form: null,
    async leave(user) {
      await user.click(await screen.findByText(/^More options/u))
      await press(['Ask a colleague'])(user)
      await user.click(await screen.findByRole('button', { name: /Aisha Khan/ }))
      await press(['Ask someone else too'])(user)
      await user.click(await screen.findByRole('button', { name: /Jo Hart/ }))
    },
    save: 'Save my plan',
  },
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

test.each(Object.entries(forms))(
  'each line above the form says which row it is about, and leads to its field: %s',
  async (_files, { screen: Screen, at, path: pattern = at, answers, form: label, leave, save }) => {
    stubApi(answers)
    const { user } = renderScreen(Screen, { at, path: pattern })
    const form = label === null ? screen : within(await screen.findByRole('form', { name: label }))
    await leave(user)
    await user.click(await form.findByRole('button', { name: save }))
    const counted = await screen.findByText(/^There are .* problems$/)
    const list = within(counted.closest<HTMLElement>('[role="alert"]')!).getByRole('list')
    const lines = within(list).getAllByRole('button')
    expect(lines.length).toBeGreaterThan(1)
    const said = lines.map(line => line.textContent)
    expect(new Set(said).size, said.join('\n')).toBe(said.length)
    // Told apart by what each is about, and not by counting those that sound alike.
    expect(said.filter(text => /\(\d of \d\)/u.test(text))).toEqual([])
    const reached = new Set<Element | null>()
    for (const line of lines) {
      await user.click(line)
      const field = document.activeElement?.closest('.field, .stepper, .choice-field')
      const sentence = line.textContent.replace(/^.*: /u, '')
      expect([line.textContent, field?.textContent]).toEqual([line.textContent, expect.stringContaining(sentence)])
      reached.add(document.activeElement)
    }
    expect(reached.size).toBe(lines.length)
  },
)

test('every form with rows is one of them', () => {
  const folder = path.join(import.meta.dirname, '..')
  const files = globSync('features/**/*.tsx', { cwd: folder }).filter(file => !file.endsWith('.test.tsx'))
  const rows = files.filter(file => {
    const text = readFileSync(path.join(folder, file), 'utf8')
    return /<ListEditor|useFieldArray\(/u.test(text) || /name=\{`[^`]*\$\{index\}/u.test(text)
  })
  const known = Object.keys(forms).flatMap(each => each.split(' '))
  expect(rows.filter(file => !known.includes(file))).toEqual([])
})
