import { invalid, type Known, leave, nothing, opened, press, type States } from './state.ts'

const observation =
  (which: keyof Known['observations']) =>
  ({ observations }: Known) =>
    observations[which]

/** Colleagues who visit each other, and whose work is covered meanwhile. */
export const observations: States<'observations' | 'newObservation' | 'observation' | 'coverRequests'> = {
  observations: [
    { name: 'full', as: 'member', at: () => '/observations', heading: 'Observations' },
    { name: 'empty', as: 'teacher', at: () => '/observations', heading: 'Observations' },
  ],
  newObservation: [
    { name: 'new', as: 'member', at: () => '/observations/new', heading: 'Book an observation' },
    {
      name: 'wrong',
      as: 'member',
      at: () => '/observations/new',
      heading: 'Book an observation',
      async act(page) {
        await press(page, 'Book observation')
        await invalid(page)
      },
    },
    { name: 'without-hub', as: 'support', at: () => '/observations/new', heading: 'Book an observation' },
  ],
  observation: [
    { name: 'booked', as: 'member', at: observation('booked'), heading: 'Aisha Khan is observing you' },
    {
      name: 'another-time',
      as: 'member',
      at: observation('booked'),
      heading: 'Aisha Khan is observing you',
      async act(page) {
        await press(page, 'Change the time')
        await opened(page)
      },
      undo: leave,
    },
    { name: 'to-make', as: 'member', at: observation('toMake'), heading: 'You’re observing Aisha Khan' },
    {
      name: 'hand-over',
      as: 'member',
      at: observation('toMake'),
      heading: 'You’re observing Aisha Khan',
      async act(page) {
        await press(page, 'Hand over notes to Aisha Khan')
        await opened(page)
      },
      undo: leave,
    },
    { name: 'notes-mine', as: 'member', at: observation('handedOver'), heading: 'Alex Reeve observed you' },
    { name: 'handed-over', as: 'facilitator', at: observation('handedOver'), heading: 'You observed Karen Whitby' },
    { name: 'not-theirs', as: 'coordinator', at: observation('booked'), heading: nothing },
  ],
  coverRequests: [
    { name: 'full', as: 'coordinator', at: () => '/cover', heading: 'Cover requests' },
    { name: 'not-theirs', as: 'member', at: () => '/cover', heading: nothing },
  ],
}
