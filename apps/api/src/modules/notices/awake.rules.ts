import { timeAt } from '../../time/wall-time.ts'

/** Nobody's phone rings at night: what can wait goes out by day, by the school's clock. */
export function isAwake(now: number, timeZone: string): boolean {
  const time = timeAt(now, timeZone)
  return time >= '07:00' && time <= '19:00'
}
