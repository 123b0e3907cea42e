import { paths } from './paths.ts'

/** A strategy's other pages, and those it is held against. */
export const strategyLinks = {
  /** "/library?hub=questioning". */
  inLibrary: (search: string) => (search ? `${paths.library}?${search}` : paths.library),
  compare: (a: string, b = '') =>
    `${paths.compareStrategies}?a=${encodeURIComponent(a)}${b && `&b=${encodeURIComponent(b)}`}`,
  /** `technique` counts from one, as people do. */
  plan: (code: string, technique: number) =>
    `${paths.newPlan}?strategy=${encodeURIComponent(code)}&technique=${technique}`,
}
