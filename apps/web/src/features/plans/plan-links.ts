import { paths } from '#shared/paths.ts'

/** Where a plan is carried forward. */
export const goOnAt = (id: string) => `${paths.newPlan}?from=${encodeURIComponent(id)}`

/** Where a colleague is asked for support with a plan. */
export const SUPPORT_HASH = '#support'
export const askSupportAt = (id: string) => `${paths.plan(id)}${SUPPORT_HASH}`

/** Where a plan that was refused late is put right: `about` is what follows `plan/` in its form's name. */
export function planFormOf(about: string): string {
  // A plan that takes up an idea is named by what follows the address of a new one.
  return about.startsWith('new') ? `${paths.newPlan}${about.slice('new'.length)}` : goOnAt(about)
}
