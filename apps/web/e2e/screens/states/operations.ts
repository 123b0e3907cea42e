import { nothing, type States } from './state.ts'

/** What keeps the data safe. */
export const operations: States<'backups' | 'privacy'> = {
  privacy: [{ name: 'full', as: 'visitor', at: () => '/privacy', heading: 'Privacy' }],
  backups: [
    { name: 'full', as: 'administrator', at: () => '/backups', heading: 'Backups and data' },
    { name: 'not-theirs', as: 'coordinator', at: () => '/backups', heading: nothing },
  ],
}
