import { Session } from 'node:inspector/promises'

/**
 * How much work something is, told without a clock: how often each block of code of some files runs, the same on every
 * machine, however busy it is. What a pattern does inside one search isn't seen; `checks.test.ts` has an eye on patterns.
 */
export async function countSteps<T>(of: RegExp, work: (steps: (run: () => unknown) => Promise<number>) => Promise<T>) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  try {
    return await work(async run => {
      await session.post('Profiler.takePreciseCoverage')
      run()
      const { result } = await session.post('Profiler.takePreciseCoverage')
      return result
        .filter(({ url }) => of.test(url) && !url.includes('.test.'))
        .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
        .reduce((sum, count) => sum + count, 0)
    })
  } finally {
    session.disconnect()
  }
}
