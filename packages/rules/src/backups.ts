import { DAY_MS, HOUR_MS } from './dates/durations.ts'

/** At night: 02:00 UTC. */
const AT_HOUR = 2 * HOUR_MS

/**
 * Whether a new daily backup is due: none has been made since the last 02:00 UTC. A server that only runs by day makes
 * it when it starts. One that claims to be of tomorrow, from before a wrong clock was set right, does not count.
 * @param madeAt instants of the backups there are, in epoch milliseconds
 */
export function isBackupDue(madeAt: readonly number[], now: number): boolean {
  const since = Math.floor((now - AT_HOUR) / DAY_MS) * DAY_MS + AT_HOUR
  return !madeAt.some(at => at >= since && at < now + DAY_MS)
}

/**
 * Whether somebody has to look: the last good backup, or where there is none the beginning, is older than two days.
 * @param lastGoodAt of the newest backup, null where there is none
 * @param since when the school came to be
 */
export function isBackupOverdue(lastGoodAt: number | null, since: number, now: number): boolean {
  return now - (lastGoodAt ?? since) > 2 * DAY_MS
}
