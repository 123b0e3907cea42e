import { nothing, opened, press, type States } from './state.ts'
import { bigScreen } from '../look.ts'

/** The year in figures, and the governors' page. */
export const reports: States<'reports' | 'termReport' | 'survey'> = {
  reports: [
    {
      name: 'attendance',
      as: 'leadership',
      at: () => '/reports/participation',
      heading: 'Attendance',
      sizes: bigScreen,
    },
    {
      name: 'attendance-hubs',
      as: 'coordinator',
      at: () => '/reports/participation?by=hub',
      heading: 'Attendance',
      async act(page) {
        const figure = page.getByRole('button', { name: /show who/ }).first()
        if ((await figure.count()) === 0) return
        await figure.click()
        await opened(page)
      },
    },
    { name: 'departments', as: 'coordinator', at: () => '/reports/hours?by=department', heading: 'Hours' },
    { name: 'plans', as: 'leadership', at: () => '/reports/follow-through', heading: 'Plans' },
    { name: 'strategies', as: 'leadership', at: () => '/reports/strategies', heading: 'Strategies' },
    { name: 'outcomes', as: 'leadership', at: () => '/reports/outcomes', heading: 'Outcomes' },
    { name: 'evaluation', as: 'coordinator', at: () => '/reports/evaluation', heading: 'Evaluation' },
    { name: 'evaluation', as: 'leadership', at: () => '/reports/evaluation', heading: 'Evaluation', sizes: bigScreen },
    { name: 'not-theirs', as: 'facilitator', at: () => '/reports/participation', heading: nothing },
    { name: 'unknown', as: 'coordinator', at: () => '/reports/everything', heading: nothing },
  ],
  survey: [
    { name: 'open', as: 'member', at: () => '/survey', heading: 'How the year is going' },
    { name: 'open', as: 'facilitator', at: () => '/survey', heading: 'How the year is going' },
    {
      name: 'wrong',
      as: 'member',
      at: () => '/survey',
      heading: 'How the year is going',
      async act(page) {
        await press(page, 'Save')
        await page.locator('[aria-invalid=true]').first().waitFor()
      },
    },
  ],
  termReport: [
    { name: 'autumn', as: 'leadership', at: () => '/reports/terms/1', heading: 'Autumn term', sizes: bigScreen },
    { name: 'empty', as: 'leadership', at: () => '/reports/terms/3', heading: 'Summer term' },
    {
      name: 'note',
      as: 'coordinator',
      at: () => '/reports/terms/1',
      heading: 'Autumn term',
      async act(page) {
        await page.getByLabel('In a sentence or two').fill('x'.repeat(700))
        await press(page, 'Save')
        await page.locator('[aria-invalid=true]').first().waitFor()
      },
    },
    { name: 'not-theirs', as: 'member', at: () => '/reports/terms/1', heading: nothing },
  ],
}
