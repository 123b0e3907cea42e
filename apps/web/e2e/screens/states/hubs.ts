import { invalid, leave, nothing, opened, press, type States } from './state.ts'

/** Home, the choice, and the programme as its coordinator changes it. */
export const hubs: States<
  'home' | 'choose' | 'choices' | 'allocation' | 'programme' | 'meetingDates' | 'programmeHub' | 'newHub' | 'firstSteps'
> = {
  home: (['teacher', 'member', 'support', 'facilitator', 'coordinator', 'administrator', 'leadership'] as const).map(
    as => ({ name: 'full', as, at: () => '/home', heading: /^Good / }),
  ),
  choose: [
    { name: 'to-choose', as: 'teacher', at: () => '/choose', heading: /^Which hub/ },
    { name: 'chosen', as: 'member', at: () => '/choose', heading: /Questioning$/ },
    {
      name: 'change',
      as: 'member',
      at: () => '/choose',
      heading: /Questioning$/,
      async act(page) {
        await press(page, 'Change hub to e-Learning')
        await opened(page)
      },
      undo: leave,
    },
    { name: 'invited', as: 'support', at: () => '/choose', heading: /^You’re welcome in any hub/ },
    {
      name: 'not-this-year',
      as: 'support',
      at: () => '/choose',
      heading: /^You’re welcome in any hub/,
      async act(page) {
        await press(page, 'Not this year')
        await page.getByRole('heading', { name: 'Not this year' }).waitFor()
      },
    },
    { name: 'chosen', as: 'coordinator', at: () => '/choose', heading: /Feedback/ },
  ],
  allocation: [
    { name: 'first-come', as: 'coordinator', at: () => '/allocation', heading: 'Allocate hubs' },
    { name: 'not-theirs', as: 'teacher', at: () => '/allocation', heading: 'Page not found' },
  ],
  choices: [
    { name: 'full', as: 'coordinator', at: () => '/choices', heading: 'Hub choices' },
    {
      name: 'nobody-found',
      as: 'coordinator',
      at: () => '/choices',
      heading: 'Hub choices',
      async act(page) {
        await page.getByLabel('Find by name or department').fill('nobody is called this')
        await page.getByText('No one matches').waitFor()
      },
    },
    {
      name: 'placing',
      as: 'coordinator',
      at: () => '/choices',
      heading: 'Hub choices',
      async act(page) {
        await page.getByLabel('Find by name or department').fill('Sam Patel')
        await page.getByRole('table').or(page.getByRole('list')).getByRole('button').first().click()
        await opened(page)
      },
      undo: leave,
    },
    { name: 'not-theirs', as: 'teacher', at: () => '/choices', heading: nothing },
  ],
  programme: [
    { name: 'full', as: 'coordinator', at: () => '/programme', heading: /^Programme/ },
    { name: 'not-theirs', as: 'administrator', at: () => '/programme', heading: nothing },
  ],
  meetingDates: [
    { name: 'full', as: 'coordinator', at: () => '/programme/dates', heading: 'Meeting dates' },
    { name: 'not-theirs', as: 'administrator', at: () => '/programme/dates', heading: nothing },
  ],
  programmeHub: [
    { name: 'full', as: 'coordinator', at: () => '/programme/questioning', heading: 'Edit Questioning' },
    {
      name: 'picking',
      as: 'coordinator',
      at: () => '/programme/e-learning',
      heading: 'Edit e-Learning',
      async act(page) {
        await press(page, /facilitator|Change/i)
        await opened(page)
      },
      undo: leave,
    },
    { name: 'wrong', as: 'coordinator', at: () => '/programme/none', heading: nothing },
  ],
  newHub: [
    { name: 'empty', as: 'coordinator', at: () => '/programme/new', heading: 'New hub' },
    {
      name: 'wrong',
      as: 'coordinator',
      at: () => '/programme/new',
      heading: 'New hub',
      async act(page) {
        await press(page, 'Open this hub')
        await invalid(page)
      },
    },
    { name: 'not-theirs', as: 'facilitator', at: () => '/programme/new', heading: nothing },
  ],
  firstSteps: [
    { name: 'full', as: 'administrator', at: () => '/first-steps', heading: 'Getting started' },
    { name: 'full', as: 'coordinator', at: () => '/first-steps', heading: 'Getting started' },
    { name: 'not-theirs', as: 'leadership', at: () => '/first-steps', heading: nothing },
  ],
}
