import { nothing, type States } from './state.ts'

/** What keeps the data safe. */
export const operations: States<'backups'> = {
  backups: [
    { name: 'full', as: 'administrator', at: () => '/backups', heading: 'Backups' },
    { name: 'not-theirs', as: 'coordinator', at: () => '/backups', heading: nothing },
  ],
}
