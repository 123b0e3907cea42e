import { availableParallelism } from 'node:os'

/**
 * How long a test waits for something that will come, in milliseconds: far longer than it takes on a machine of half the
 * speed with other work beside. Only something that never comes meets it; WAIT_MS=5000 finds that out sooner.
 */
export const WAIT_MS = Number(process.env.WAIT_MS ?? 60_000)

/** How long a whole test, or what goes before and after it, may take, in milliseconds: many such waits. */
export const TEST_MS = 15 * 60_000

/** How long all of it is waited for, where a project of vitest is configured: `expect.poll` by itself waits one second. */
export const waits = { testTimeout: TEST_MS, hookTimeout: TEST_MS, expect: { poll: { timeout: WAIT_MS } } }

/**
 * Lets more files be tested at once than the machine has cores: each waits for a third of its time, for a browser, a server
 * or the disk. By the environment, which each project heeds: one that is in the configuration of all is nobody's.
 */
export function useMoreWorkers(): void {
  process.env.VITEST_MAX_WORKERS ??= String(Math.ceil(availableParallelism() * 1.5))
}
