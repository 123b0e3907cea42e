import type { PlanLinks } from '#features/plans/open-plan.tsx'
import { paths } from '#app/paths.ts'

/** The addresses round one's plans. */
export const planLinks: PlanLinks = {
  plan: paths.plan,
  report: paths.report,
  goOn: id => `${paths.newPlan}?from=${encodeURIComponent(id)}`,
  newPlan: paths.newPlan,
}

/** Where a plan that was refused late is put right: `about` is what follows `plan/` in its form's name. */
export function planFormOf(about: string): string {
  return about === 'new' ? paths.newPlan : planLinks.goOn(about)
}
