import type { Page } from 'playwright-core'
import { fillPlan } from '../../kit/planning.ts'
import { invalid, type Known, leave, opened, press, type States } from './state.ts'

/** As good as no network: it is kept, and sent later. */
const tooMany = {
  status: 429,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    status: 429,
    code: 'too-many',
    title: 'Too many at once',
    detail: 'Try again in a moment.',
  }),
}

async function openFirst(page: Page) {
  await page.getByRole('link', { name: 'View or edit plan' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'My plan', exact: true }).waitFor()
}

async function writeReport(page: Page) {
  await page
    .getByRole('link', { name: /my report$/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'How did it go?' }).waitFor()
  await page.getByText('What I did', { exact: true }).waitFor()
}

const hasPromised = ({ promised }: Known) => promised

/** What people try between two meetings. The support member has no hub; Karen Whitby has plans and requests. */
export const plans: States<'plans' | 'newPlan' | 'plan' | 'report' | 'support'> = {
  plans: [
    { name: 'full', as: 'member', at: () => '/plans', heading: 'My plans' },
    { name: 'full', as: 'facilitator', at: () => '/plans', heading: 'My plans' },
    {
      name: 'waiting-to-be-sent',
      as: 'member',
      at: () => '/plans/new',
      heading: 'What will you try?',
      async act(page) {
        await page.route('**/api/v1/plans', route => route.fulfill(tooMany))
        await fillPlan(page, 'wait three seconds after each question', 'the reading group', 'repeating what was said')
        await press(page, 'Save my plan')
        await page.getByText('Your plan is waiting to be sent.').waitFor()
      },
      async undo(page) {
        await page.evaluate(() => localStorage.removeItem('draft:kept/outbox'))
        await page.unroute('**/api/v1/plans')
      },
    },
    { name: 'without-hub', as: 'teacher', at: () => '/plans', heading: 'My plans' },
    { name: 'without-hub', as: 'support', at: () => '/plans', heading: 'My plans' },
  ],
  newPlan: [
    { name: 'new', as: 'member', at: () => '/plans/new', heading: 'What will you try?' },
    {
      name: 'from-a-strategy',
      as: 'member',
      at: () => '/plans/new?strategy=QU2&technique=2',
      heading: 'What will you try?',
      async act(page) {
        await page.getByText('Strategy: Wait time').waitFor()
      },
    },
    {
      name: 'wrong',
      as: 'member',
      at: () => '/plans/new',
      heading: 'What will you try?',
      async act(page) {
        await press(page, 'Save my plan')
        await invalid(page)
      },
    },
    {
      name: 'library',
      as: 'member',
      at: () => '/plans/new',
      heading: 'What will you try?',
      async act(page) {
        await press(page, 'Choose from Strategies')
        await opened(page)
        await page.getByText('Common pitfalls').first().waitFor()
      },
      undo: leave,
    },
    {
      name: 'unsure',
      as: 'member',
      at: () => '/plans/new',
      heading: 'What will you try?',
      async act(page) {
        await page.getByLabel('I will', { exact: true }).fill('wait three seconds after each question')
        await page.getByText('2', { exact: true }).click()
        await page.getByText('More options').click()
        await page.getByText('Make it smaller').waitFor()
      },
    },
    { name: 'without-hub', as: 'support', at: () => '/plans/new', heading: 'What will you try?' },
  ],
  plan: [
    { name: 'open', as: 'member', when: hasPromised, at: () => '/plans', heading: 'My plans', act: openFirst },
    {
      name: 'change',
      as: 'member',
      when: hasPromised,
      at: () => '/plans',
      heading: 'My plans',
      async act(page) {
        await openFirst(page)
        await press(page, /^Edit the plan/)
        await page.getByRole('heading', { name: 'Edit plan' }).waitFor()
        await page.getByLabel('To make room, I’ll do less of').fill('')
        await press(page, 'Save')
        await invalid(page)
        await page.getByLabel('To make room, I’ll do less of').fill('repeating what was said')
      },
    },
    {
      name: 'drop',
      as: 'member',
      when: hasPromised,
      at: () => '/plans',
      heading: 'My plans',
      async act(page) {
        await openFirst(page)
        await press(page, 'Drop plan')
        await opened(page)
      },
      undo: leave,
    },
    { name: 'not-there', as: 'member', at: () => '/plans/none', heading: /\w/ },
  ],
  report: [
    { name: 'new', as: 'member', when: hasPromised, at: () => '/plans', heading: 'My plans', act: writeReport },
    {
      name: 'not-yet',
      as: 'member',
      when: hasPromised,
      at: () => '/plans',
      heading: 'My plans',
      async act(page) {
        await writeReport(page)
        await page.getByText('Not yet', { exact: true }).click()
        await page.getByText('Thank you for being honest.').waitFor()
      },
    },
    {
      name: 'wrong',
      as: 'facilitator',
      when: hasPromised,
      at: () => '/plans',
      heading: 'My plans',
      async act(page) {
        await writeReport(page)
        await press(page, 'Save my report')
        await page.getByText('Choose how it has gone so far.').first().waitFor()
      },
    },
    { name: 'not-there', as: 'member', at: () => '/plans/none/report', heading: /\w/ },
  ],
  support: [
    { name: 'full', as: 'member', at: () => '/support', heading: 'Support requests' },
    { name: 'empty', as: 'teacher', at: () => '/support', heading: 'Support requests' },
  ],
}
