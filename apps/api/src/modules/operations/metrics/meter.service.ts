import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Family } from './metrics-exposition.format.ts'

/** Upper ends of the classes of durations, in seconds: a tap has to be answered in 50 ms. */
const classes = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
const NANOSECONDS = 1e9
const MILLISECONDS = 1000

/** One answered request. `route` is its pattern, never the address with its ids. */
type Answered = { method: string; route: string; status: number; ms: number }
type Durations = { labels: { method: string; route: string }; within: number[]; sum: number; count: number }

type Needs = ReturnType<typeof needsOf>

function needsOf() {
  return {
    answers: new Map<string, { labels: Record<string, string>; value: number }>(),
    durations: new Map<string, Durations>(),
    lag: monitorEventLoopDelay({ resolution: 10 }),
  }
}

const lagOf = ({ lag }: Needs, quantile: number) => ({
  labels: { quantile: String(quantile / 100) },
  value: lag.count === 0 ? 0 : lag.percentile(quantile) / NANOSECONDS,
})

function count({ answers, durations }: Needs, { method, route, status, ms }: Answered): void {
  const key = `${method} ${route}`
  const labels = { method, route }
  const one = answers.get(`${key} ${status}`) ?? { labels: { ...labels, status: String(status) }, value: 0 }
  one.value++
  answers.set(`${key} ${status}`, one)
  const known = durations.get(key) ?? { labels, within: classes.map(() => 0), sum: 0, count: 0 }
  const seconds = ms / MILLISECONDS
  for (const [n, end] of classes.entries()) if (seconds <= end) known.within[n] = (known.within[n] ?? 0) + 1
  known.sum += seconds
  known.count++
  durations.set(key, known)
}

/** The figures as they stand. The lag is of the time since it was last asked for. */
function families(needs: Needs): Family[] {
  const quantiles = [50, 95, 99, 100].map(quantile => lagOf(needs, quantile))
  needs.lag.reset()
  return [
    {
      name: 'hubs_http_requests_total',
      help: 'Requests that were answered.',
      type: 'counter',
      samples: [...needs.answers.values()],
    },
    {
      name: 'hubs_http_request_duration_seconds',
      help: 'How long they took; live streams are not among them.',
      type: 'histogram',
      samples: [...needs.durations.values()].flatMap(({ labels, within, sum, count }) => [
        ...classes.map((end, n) => ({
          part: '_bucket' as const,
          labels: { ...labels, le: String(end) },
          value: within[n] ?? 0,
        })),
        { part: '_bucket' as const, labels: { ...labels, le: '+Inf' }, value: count },
        { part: '_sum' as const, labels, value: sum },
        { part: '_count' as const, labels, value: count },
      ]),
    },
    {
      name: 'hubs_event_loop_delay_seconds',
      help: 'How late timers came since the last time this was asked; 1 is the worst.',
      type: 'gauge',
      samples: quantiles,
    },
  ]
}

/** Counts what is answered, and measures how late timers come, which is how long everybody waits for one piece of work. */
export function createMeter() {
  const needs = needsOf()
  needs.lag.enable()
  return {
    count: count.bind(null, needs),
    families: families.bind(null, needs),
    stop: () => void needs.lag.disable(),
  }
}

export type Meter = ReturnType<typeof createMeter>
