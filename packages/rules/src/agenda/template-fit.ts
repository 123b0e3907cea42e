import type { TemplatePart } from '@hubs/schema/meetings/agenda'
import { type FittedSegment, segmentFloor, shareOut } from './agenda.ts'

/**
 * A school's own agenda fitted to a meeting: the parts stay as they are but for their minutes. What is protected keeps
 * its minutes (a break too, while that can be), nothing falls below its floor, and the rest shares what is left in
 * proportion to its minutes in the template, so that the sum is exactly `minutes` wherever that is possible. Where it
 * is not, it is as near as it can be, and `agendaWarnings` says so.
 * @param meeting `minutes` whole, 30 to 240; `people` expected, 1 to 30
 */
export function fitTemplate(
  parts: readonly TemplatePart[],
  { minutes, people }: { minutes: number; people: number },
): FittedSegment[] {
  const floors = parts.map(part => segmentFloor(part.kind, people))
  const least = (fixed: (part: TemplatePart) => boolean) =>
    parts.map((part, i) => Math.max(floors[i] ?? 0, fixed(part) ? part.minutes : 0))
  const withBreak = least(part => part.protected || part.kind === 'break')
  const kept = fits(withBreak, minutes) ? withBreak : least(part => part.protected)
  const isFixed = (part: TemplatePart) => part.protected || (kept === withBreak && part.kind === 'break')
  const weights = parts.map(part => (isFixed(part) ? 0 : part.minutes))
  const shares = fits(kept, minutes) ? shareAbove(minutes, weights, kept) : kept
  return parts.map((part, i) => ({ ...part, minutes: shares[i] ?? part.minutes, floorMinutes: floors[i] ?? 0 }))
}

/** What has no weight has exactly its least. */
function shareAbove(total: number, weights: readonly number[], least: readonly number[]): number[] {
  const open = weights.flatMap((weight, i) => (weight > 0 ? [i] : []))
  if (open.length === 0) return [...least]
  const rest = total - sum(least.filter((_, i) => weights[i] === 0))
  const shared = shareOut(
    rest,
    open.map(i => weights[i] ?? 0),
    open.map(i => least[i] ?? 0),
  )
  return least.map((length, i) => (weights[i] === 0 ? length : (shared[open.indexOf(i)] ?? length)))
}

const fits = (least: readonly number[], minutes: number) => sum(least) <= minutes

function sum(list: readonly number[]): number {
  return list.reduce((total, n) => total + n, 0)
}
