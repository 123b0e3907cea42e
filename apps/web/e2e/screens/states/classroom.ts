import { bigScreen } from '../look.ts'
import { alertSays, invalid, press, type States } from './state.ts'

/** A classroom's screen, and checking in by the code on it. */
export const classroom: States<'screen' | 'pairDevice' | 'checkIn'> = {
  screen: [{ name: 'code', as: 'visitor', at: () => '/screen', heading: 'Show a meeting here', sizes: bigScreen }],
  pairDevice: [
    { name: 'code', as: 'facilitator', at: () => '/pair/K74QPX', heading: /^Show Questioning/ },
    {
      name: 'unknown',
      as: 'facilitator',
      at: () => '/pair/K74QPX',
      heading: /^Show Questioning/,
      async act(page) {
        await press(page, 'Show the meeting')
        await alertSays(page)
      },
    },
    {
      name: 'by-hand',
      as: 'facilitator',
      at: () => '/pair',
      heading: 'Which screen do you want to use?',
      async act(page) {
        await press(page, 'Show the meeting')
        await invalid(page)
      },
    },
    { name: 'leads-none', as: 'teacher', at: () => '/pair/K74QPX', heading: 'Show on a screen' },
  ],
  checkIn: [
    { name: 'unknown', as: 'visitor', at: () => '/in/K74QPX', heading: 'Check in to the meeting', act: alertSays },
    { name: 'by-hand', as: 'visitor', at: () => '/in', heading: 'Check in to the meeting' },
    {
      name: 'empty',
      as: 'member',
      at: () => '/in',
      heading: 'Check in to the meeting',
      async act(page) {
        await press(page, /^Check in$/)
        await invalid(page)
      },
    },
  ],
}
