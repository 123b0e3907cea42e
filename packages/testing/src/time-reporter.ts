import type { Reporter, TestModule } from 'vitest/node'

const SLOWEST = 12

function durationOf(module: TestModule): number {
  const { collectDuration, duration, environmentSetupDuration, prepareDuration, setupDuration } = module.diagnostic()
  return collectDuration + duration + environmentSetupDuration + prepareDuration + setupDuration
}

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`.padStart(8)

/** Says at the end of a run where its time went: each project with its files, and the files that took longest. */
export class TimeReporter implements Reporter {
  readonly #began = performance.now()

  onTestRunEnd(modules: readonly TestModule[]): void {
    const projects = Map.groupBy(modules, module => module.project.name)
    const sum = (files: readonly TestModule[]) => files.reduce((total, file) => total + durationOf(file), 0)
    const lines = [...projects].map(
      ([name, files]) =>
        `  ${inSeconds(sum(files))}  ${name}, ${files.length} ${files.length === 1 ? 'file' : 'files'}`,
    )
    const slowest = modules
      .toSorted((a, b) => durationOf(b) - durationOf(a))
      .slice(0, SLOWEST)
      .map(module => `  ${inSeconds(durationOf(module))}  ${module.project.name}: ${module.relativeModuleId}`)
    const whole = inSeconds(performance.now() - this.#began).trim()
    console.log(['', `Where the time went, ${whole} in all:`, ...lines, 'The slowest files:', ...slowest].join('\n'))
  }
}
