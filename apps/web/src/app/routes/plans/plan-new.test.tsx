import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { planOf, startOf } from '#features/plans/plans.testkit.ts'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { member, planAnswers as answers } from '#test/plan-answers.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PlanNewScreen from './plan-new.tsx'
import PlansScreen from './plans.tsx'

const form = { at: '/plans/new' }

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf(member.id)
})

const typeIn = async (user: ReturnType<typeof renderScreen>['user']) => {
  await user.type(await screen.findByLabelText('I will'), 'wait three seconds')
  await user.type(screen.getByLabelText('To make room, I’ll do less of'), 'repeating answers')
  await user.click(screen.getByRole('checkbox', { name: 'A tally' }))
}
const press = (name: RegExp | string) => screen.getByRole('button', { name })

test('a plan in a few taps: what is not asked has a sensible answer', async () => {
  const calls = stubApi({ ...answers, 'POST /plans': ok(planOf()) })
  const { user } = renderScreen(PlanNewScreen, form)
  await typeIn(user)
  await user.click(screen.getByRole('radio', { name: '10Sc1' }))
  await user.click(press('Save my plan'))
  expect(await screen.findByText('Now at /plans')).toBeTruthy()
  const sent = calls.find(({ what }) => what === 'POST /plans')
  expect(sent?.body).toMatchObject({
    technique: 'wait three seconds',
    setting: '10Sc1',
    lessOf: 'repeating answers',
    evidence: ['tally'],
    visibility: 'group',
    onScreen: false,
    meetingId: 'm1',
    support: [],
  })
  expect(sent?.headers.get('idempotency-key')).toBeTruthy()
})

test('without the network it is kept, sent once when it is back, and the form is empty again', async () => {
  const table = { ...answers }
  stubApi(table)
  const { user } = renderScreen(PlanNewScreen, form)
  await typeIn(user)
  stubNoConnection()
  await user.click(press('Save my plan'))
  expect(await screen.findByText('Now at /plans')).toBeTruthy()
  expect(screen.getByText(/It will be sent when you’re back online/)).toBeTruthy()
  const calls = stubApi({ ...table, 'POST /plans': ok(planOf()) })
  renderScreen(PlansScreen, { at: '/plans' })
  await waitFor(() => expect(calls.filter(({ what }) => what === 'POST /plans')).toHaveLength(1))
  expect(calls.find(({ what }) => what === 'POST /plans')?.body).toMatchObject({ technique: 'wait three seconds' })
  expect(await screen.findByText('Your plan has been sent.')).toBeTruthy()
  expect(localStorage.getItem('draft:kept/plan/new')).toBeNull()
})

test('a late refusal stands at its field, with everything that was typed', async () => {
  stubApi(answers)
  const { user } = renderScreen(PlanNewScreen, form)
  await typeIn(user)
  stubNoConnection()
  await user.click(press('Save my plan'))
  await screen.findByText('Now at /plans')
  const fields = { lessOf: 'Enter what you’ll do less of, or stop. If nothing, say why.' }
  stubApi({ ...answers, 'POST /plans': refused(400, 'invalid', 'Not like this.', { fields }) })
  renderScreen(PlansScreen, { at: '/plans' })
  expect(await screen.findByText('Your plan wasn’t saved.')).toBeTruthy()
  renderScreen(PlanNewScreen, form)
  expect(await screen.findByText(fields.lessOf)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('I will').value).toBe('wait three seconds')
})

test('what is typed is there again after the tab was closed', async () => {
  stubApi(answers)
  const { user } = renderScreen(PlanNewScreen, form)
  await user.type(await screen.findByLabelText('I will'), 'wait')
  sessionStorage.clear()
  renderScreen(PlanNewScreen, form)
  const typed = () => screen.getAllByLabelText<HTMLTextAreaElement>('I will').map(({ value }) => value)
  await waitFor(() => expect(typed()).toEqual(['wait', 'wait']))
})

test('"nothing" makes no room, and says so before anything is sent', async () => {
  stubApi(answers)
  const { user } = renderScreen(PlanNewScreen, form)
  await user.type(await screen.findByLabelText('I will'), 'wait')
  await user.type(screen.getByLabelText('To make room, I’ll do less of'), 'nothing')
  await user.click(screen.getByRole('checkbox', { name: 'A tally' }))
  await user.click(press('Save my plan'))
  expect(await screen.findByText(/If nothing, say why/)).toBeTruthy()
})

test('the library fills the words, says what goes wrong, and never replaces one’s own', async () => {
  stubApi(answers)
  const { user } = renderScreen(PlanNewScreen, form)
  const field = await screen.findByLabelText<HTMLTextAreaElement>('I will')
  await user.click(press('Choose from Strategies'))
  await user.type(await screen.findByLabelText('Find a technique'), 'wait')
  await user.click(await screen.findByRole('button', { name: 'Count to three before you take an answer.' }))
  // The library tells others; a plan is one's own.
  expect(field.value).toBe('Count to three before I take an answer.')
  expect(await screen.findByText('The teacher fills the gap.')).toBeTruthy()
  await user.clear(field)
  await user.type(field, 'my own')
  await user.click(press('Strategy: Wait time'))
  await user.click(await screen.findByRole('button', { name: 'Ask one question that shows each error.' }))
  expect(field.value).toBe('my own')
})

test('who looks for a technique finds those of other hubs too, below their own', async () => {
  stubApi(answers)
  const { user } = renderScreen(PlanNewScreen, form)
  await user.click(await screen.findByRole('button', { name: 'Choose from Strategies' }))
  const box = await screen.findByLabelText('Find a technique')
  await screen.findByRole('heading', { name: 'Wait time' })
  expect(screen.queryByRole('heading', { name: 'Mark less, better' })).toBeNull()
  await user.type(box, 'b')
  expect(await screen.findByRole('heading', { name: 'From other hubs' })).toBeTruthy()
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toContain('Wait time')
  await user.clear(box)
  await user.type(box, 'mark in full')
  await user.click(await screen.findByRole('button', { name: 'Choose the one piece that you will mark in full.' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('I will').value).toBe(
    'Choose the one piece that I will mark in full.',
  )
  expect(await screen.findByRole('button', { name: 'Strategy: Mark less, better' })).toBeTruthy()
  await user.click(press('Strategy: Mark less, better'))
  await user.clear(await screen.findByLabelText('Find a technique'))
  await user.type(screen.getByLabelText('Find a technique'), 'polling')
  expect(await screen.findByText(/^No techniques match\./)).toBeTruthy()
})

test('not sure: two ways to make it smaller, one press each', async () => {
  stubApi(answers)
  const { user } = renderScreen(PlanNewScreen, form)
  const field = await screen.findByLabelText<HTMLTextAreaElement>('I will')
  await user.type(field, 'wait.')
  await user.click(screen.getByRole('radio', { name: '2' }))
  await user.click(await screen.findByRole('button', { name: 'Once is enough' }))
  await user.click(press('The first five minutes only'))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Once' }).checked).toBe(true)
  expect(field.value).toBe('wait, in the first five minutes only')
})

test('who can see it is said in a sentence; a private plan can’t stand on the projector', async () => {
  stubApi(answers)
  const { user } = renderScreen(PlanNewScreen, form)
  expect(await screen.findByText(/the members of Questioning/)).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'My partner' }))
  expect(screen.getByText('You and Aisha Khan. No one else.')).toBeTruthy()
  expect(screen.queryByRole('checkbox', { name: /projector/ })).toBeNull()
})

test('a third plan is warned of, a fourth refused with what to do', async () => {
  stubApi({ ...answers, 'GET /me/plans/start': ok(startOf({ open: 2 })) })
  renderScreen(PlanNewScreen, form)
  expect(await screen.findByText(/This is your third plan/)).toBeTruthy()
  stubApi({ ...answers, 'GET /me/plans/start': ok(startOf({ open: 3, mayAdd: false })) })
  renderScreen(PlanNewScreen, form)
  expect(await screen.findByText(/You already have 3 open plans/)).toBeTruthy()
})
