import { alertSays, leave, nothing, opened, press, type States } from './state.ts'

const picture = '/hubs/feedback/outcomes'
const rate = '/hubs/questioning/rate'

/** How far a hub has come, and where its members stand. */
export const evaluation: States<'outcomes' | 'selfAssessment'> = {
  outcomes: [
    { name: 'full', as: 'member', at: () => picture, heading: 'Our progress' },
    { name: 'still-open', as: 'facilitator', at: () => '/hubs/questioning/outcomes', heading: 'Our progress' },
    { name: 'few', as: 'leadership', at: () => '/hubs/e-learning/outcomes', heading: 'Our progress' },
    {
      name: 'judging',
      as: 'coordinator',
      when: ({ begun }) => begun,
      at: () => picture,
      heading: 'Our progress',
      async act(page) {
        await press(page, 'Review progress')
        await opened(page)
      },
      undo: leave,
    },
    { name: 'wrong', as: 'member', at: () => '/hubs/none/outcomes', heading: nothing },
  ],
  selfAssessment: [
    { name: 'full', as: 'member', at: () => rate, heading: 'Self-rating' },
    {
      name: 'nothing-chosen',
      as: 'facilitator',
      when: ({ toRate }) => toRate,
      at: () => rate,
      heading: 'Self-rating',
      async act(page) {
        await press(page, 'Send my answers')
        await alertSays(page)
      },
    },
    { name: 'not-asked', as: 'leadership', at: () => '/hubs/e-learning/rate', heading: 'Only hub members can answer' },
    { name: 'wrong', as: 'member', at: () => '/hubs/none/rate', heading: nothing },
  ],
}
