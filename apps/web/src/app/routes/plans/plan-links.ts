import type { PlanLinks } from '#features/plans/open-plan.tsx'
import { paths } from '#shared/paths.ts'

/** The addresses round one's plans. */
export const planLinks: PlanLinks = {
  plan: paths.plan,
  report: paths.report,
  goOn: id => `${paths.newPlan}?from=${encodeURIComponent(id)}`,
  newPlan: paths.newPlan,
}

/** Where a plan that was refused late is put right: `about` is what follows `plan/` in its form's name. */
export function planFormOf(about: string): string {
  // A plan that takes up an idea is named by what follows the address of a new one.
  return about.startsWith('new') ? `${paths.newPlan}${about.slice('new'.length)}` : planLinks.goOn(about)
}
