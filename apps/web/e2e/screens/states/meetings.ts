import { halfEmpty } from '../../kit/date.ts'
import { bigScreen } from '../look.ts'
import { inHeld, invalid, leave, opened, press, type States } from './state.ts'

/** The meetings, before any has begun; screens-live.test.ts runs one. */
export const meetings: States<'meetings' | 'meeting' | 'agenda' | 'console' | 'projector' | 'live'> = {
  meetings: [
    { name: 'none', as: 'teacher', at: () => '/meetings', heading: 'Meetings' },
    { name: 'full', as: 'member', at: () => '/meetings', heading: 'Meetings' },
    { name: 'full', as: 'facilitator', at: () => '/meetings', heading: 'Meetings' },
    {
      name: 'all',
      as: 'coordinator',
      at: () => '/meetings',
      heading: 'Meetings',
      async act(page) {
        await page.getByText('All groups').click()
        await page.getByText('Academic Language').first().waitFor()
        await press(page, 'Show meetings from earlier years')
        await page.getByRole('heading', { name: 'Earlier years' }).waitFor()
      },
    },
  ],
  meeting: [
    { name: 'to-come', as: 'member', at: ({ toCome }) => toCome, heading: /^Meeting / },
    { name: 'held', as: 'member', at: inHeld(), heading: /^Meeting / },
    { name: 'to-come', as: 'facilitator', at: ({ toCome }) => toCome, heading: /^Meeting / },
    { name: 'held', as: 'facilitator', at: inHeld(), heading: /^Meeting / },
    {
      name: 'move',
      as: 'coordinator',
      at: ({ toCome }) => toCome,
      heading: /^Meeting /,
      async act(page) {
        await press(page, 'Change date or room')
        await opened(page)
        await halfEmpty(page, 'Date')
        await press(page, 'Save')
        await invalid(page)
      },
      undo: leave,
    },
    { name: 'not-theirs', as: 'teacher', at: ({ toCome }) => toCome, heading: /\w/ },
    { name: 'wrong', as: 'member', at: () => '/meetings/none', heading: /\w/ },
  ],
  agenda: [
    { name: 'full', as: 'facilitator', at: ({ toCome }) => `${toCome}/agenda`, heading: 'Agenda' },
    {
      name: 'wrong',
      as: 'facilitator',
      at: ({ toCome }) => `${toCome}/agenda`,
      heading: 'Agenda',
      async act(page) {
        await page
          .getByLabel(/minutes/i)
          .first()
          .fill('')
        await press(page, 'Save the agenda')
        await invalid(page)
      },
    },
    { name: 'held', as: 'facilitator', at: inHeld('/agenda'), heading: 'Agenda' },
    { name: 'not-theirs', as: 'member', at: ({ toCome }) => `${toCome}/agenda`, heading: /\w/ },
  ],
  console: [
    { name: 'before', as: 'facilitator', at: ({ toCome }) => `${toCome}/console`, heading: /^Meeting/ },
    { name: 'not-theirs', as: 'member', at: ({ toCome }) => `${toCome}/console`, heading: 'You can’t open this page' },
    { name: 'not-theirs', as: 'teacher', at: ({ toCome }) => `${toCome}/console`, heading: /\w/ },
  ],
  projector: [
    {
      name: 'before',
      as: 'facilitator',
      at: ({ toCome }) => `${toCome}/projector`,
      heading: /meeting/,
      sizes: bigScreen,
    },
    { name: 'not-theirs', as: 'teacher', at: ({ toCome }) => `${toCome}/projector`, heading: /\w/, sizes: bigScreen },
  ],
  live: [
    { name: 'before', as: 'member', at: ({ toCome }) => `${toCome}/live`, heading: /\w/ },
    {
      name: 'not-theirs',
      as: 'coordinator',
      at: ({ toCome }) => `${toCome}/live`,
      heading: 'You can’t open this page',
    },
  ],
}
