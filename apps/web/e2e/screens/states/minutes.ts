import { inHeld, invalid, leave, opened, press, type States } from './state.ts'

/** What remains of a meeting. */
export const minutes: States<'minutes' | 'pulse'> = {
  minutes: [
    { name: 'held', as: 'member', at: inHeld('/minutes'), heading: 'Minutes' },
    { name: 'held', as: 'facilitator', at: inHeld('/minutes'), heading: 'Minutes' },
    {
      name: 'asked',
      as: 'facilitator',
      at: inHeld('/minutes'),
      heading: 'Minutes',
      async act(page) {
        await press(page, /^(Email|Send) the (corrected )?minutes/)
        await opened(page)
      },
      undo: leave,
    },
    { name: 'counts', as: 'coordinator', at: inHeld('/minutes'), heading: 'Minutes' },
    { name: 'to-come', as: 'member', at: ({ toCome }) => `${toCome}/minutes`, heading: 'Minutes' },
    { name: 'not-theirs', as: 'teacher', at: inHeld('/minutes'), heading: /\w/ },
    {
      name: 'register-corrected',
      as: 'facilitator',
      at: inHeld(),
      heading: /^Meeting /,
      async act(page) {
        await press(page, 'Show the changes')
        await press(page, 'Correct the register')
        await press(page, /^Change /)
        await opened(page)
        await press(page, 'Save')
        await invalid(page)
      },
      undo: leave,
    },
  ],
  pulse: [
    { name: 'closed', as: 'member', at: inHeld('/pulse'), heading: 'Meeting survey' },
    { name: 'closed', as: 'facilitator', at: inHeld('/pulse'), heading: 'Meeting survey' },
    { name: 'sums', as: 'coordinator', at: inHeld('/pulse'), heading: 'Survey results for all meetings' },
    { name: 'to-come', as: 'member', at: ({ toCome }) => `${toCome}/pulse`, heading: 'Meeting survey' },
  ],
}
