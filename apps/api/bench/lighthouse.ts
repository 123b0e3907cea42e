import { inBrowser, openSample } from './sample.ts'
import { createWorld } from './world.ts'

// Lighthouse on a slow phone, for a visitor and for a facilitator of the sample school. Nothing here passes or fails.
type Looked = { page: string; marks: Record<string, number>; times: Record<string, number>; below: string[] }

/** Out of 100. */
const bars: Record<string, number> = { performance: 95, accessibility: 100, 'best-practices': 100 }

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const world = createWorld()
try {
  const sample = await openSample(world)
  const visitors = ['/', '/hubs/growth-mindset']
  const colleagues = ['/hubs/growth-mindset', '/home', `/meetings/${sample.meetingId}/projector`]
  for (const [who, pages] of [
    ['a visitor', visitors],
    ['a facilitator', colleagues],
  ] as const)
    for (const address of pages)
      for (const { page, marks, times, below } of await inBrowser<Looked>(
        'lighthouse.ts',
        sample,
        who === 'a visitor',
        [address],
      )) {
        console.log(`\n${page.replace(sample.meetingId, ':id')}, ${who}`)
        for (const [name, mark] of Object.entries(marks))
          console.log(`  ${String(mark).padStart(3)} ${name}${mark < (bars[name] ?? 0) ? `, below ${bars[name]}` : ''}`)
        console.log(
          `  ${Object.entries(times)
            .map(([name, value]) => `${name} ${value < 1 ? value.toFixed(3) : value.toFixed(0)}`)
            .join(', ')}`,
        )
        for (const line of below) console.log(`  - ${line}`)
      }
} finally {
  await world.end()
}
