import { invalid, leave, opened, press, type States } from './state.ts'

/** What people try between two meetings. The support member has no hub; Karen Whitby has plans and requests. */
export const plans: States<'plans' | 'newPlan' | 'plan' | 'report' | 'support'> = {
  plans: [
    { name: 'full', as: 'member', at: () => '/plans', heading: 'My plans' },
    { name: 'without-hub', as: 'teacher', at: () => '/plans', heading: 'My plans' },
    { name: 'without-hub', as: 'support', at: () => '/plans', heading: 'My plans' },
  ],
  newPlan: [
    { name: 'new', as: 'member', at: () => '/plans/new', heading: 'What will you try?' },
    {
      name: 'wrong',
      as: 'member',
      at: () => '/plans/new',
      heading: 'What will you try?',
      async act(page) {
        await press(page, 'This is my plan')
        await invalid(page)
      },
    },
    {
      name: 'library',
      as: 'member',
      at: () => '/plans/new',
      heading: 'What will you try?',
      async act(page) {
        await press(page, /library/)
        await opened(page)
        await page.getByText('Often goes wrong').first().waitFor()
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
        await page.getByText('More, if it helps').click()
        await page.getByText('Make it smaller').waitFor()
      },
    },
    { name: 'without-hub', as: 'support', at: () => '/plans/new', heading: 'What will you try?' },
  ],
  plan: [{ name: 'not-there', as: 'member', at: () => '/plans/none', heading: /\w/ }],
  report: [{ name: 'not-there', as: 'member', at: () => '/plans/none/report', heading: /\w/ }],
  support: [
    { name: 'full', as: 'member', at: () => '/support', heading: 'Support' },
    { name: 'empty', as: 'teacher', at: () => '/support', heading: 'Support' },
  ],
}
