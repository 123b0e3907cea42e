import { bigScreen } from '../look.ts'
import { nothing, type States } from './state.ts'

/** What keeps the data safe. */
export const operations: States<'audit' | 'backups' | 'privacy' | 'accessibility'> = {
  privacy: [{ name: 'full', as: 'visitor', at: () => '/privacy', heading: 'Privacy' }],
  accessibility: [
    { name: 'first', as: 'visitor', at: () => '/accessibility', heading: 'Accessibility statement' },
    { name: 'may-edit', as: 'administrator', at: () => '/accessibility', heading: 'Accessibility statement' },
    {
      name: 'editing',
      as: 'coordinator',
      at: () => '/accessibility',
      heading: 'Accessibility statement',
      act: page => page.getByRole('button', { name: 'Edit statement' }).click(),
      undo: page => page.getByRole('button', { name: 'Cancel' }).click(),
    },
    { name: 'not-theirs', as: 'teacher', at: () => '/accessibility', heading: 'Accessibility statement' },
  ],
  audit: [
    { name: 'full', as: 'administrator', at: () => '/audit', heading: 'Audit log', sizes: bigScreen },
    { name: 'none', as: 'administrator', at: () => '/audit?show=data', heading: 'Audit log' },
    { name: 'not-theirs', as: 'coordinator', at: () => '/audit', heading: nothing },
  ],
  backups: [
    { name: 'full', as: 'administrator', at: () => '/backups', heading: 'Backups and data' },
    { name: 'not-theirs', as: 'coordinator', at: () => '/backups', heading: nothing },
  ],
}
