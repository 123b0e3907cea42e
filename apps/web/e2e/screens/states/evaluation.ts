import { alertSays, leave, nothing, opened, press, type States } from './state.ts'

const picture = '/hubs/feedback/outcomes'
const rate = '/hubs/questioning/rate'

/** How far a hub has come, and where its members stand. */
export const evaluation: States<'outcomes' | 'rate'> = {
  outcomes: [
    { name: 'full', as: 'member', at: () => picture, heading: 'How far we have come' },
    { name: 'still-open', as: 'facilitator', at: () => '/hubs/questioning/outcomes', heading: 'How far we have come' },
    { name: 'few', as: 'leadership', at: () => '/hubs/e-learning/outcomes', heading: 'How far we have come' },
    {
      name: 'judging',
      as: 'coordinator',
      when: ({ begun }) => begun,
      at: () => picture,
      heading: 'How far we have come',
      async act(page) {
        await press(page, 'Say where it stands')
        await opened(page)
      },
      undo: leave,
    },
    { name: 'wrong', as: 'member', at: () => '/hubs/none/outcomes', heading: nothing },
  ],
  rate: [
    { name: 'full', as: 'member', at: () => rate, heading: 'Where do you stand?' },
    {
      name: 'nothing-chosen',
      as: 'facilitator',
      at: () => rate,
      heading: 'Where do you stand?',
      async act(page) {
        await press(page, 'This is where I stand')
        await alertSays(page)
      },
    },
    { name: 'not-asked', as: 'leadership', at: () => '/hubs/e-learning/rate', heading: 'Where do you stand?' },
    { name: 'wrong', as: 'member', at: () => '/hubs/none/rate', heading: nothing },
  ],
}
