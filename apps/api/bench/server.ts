import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

/** As `npm start` does. */
const asStarted = ['--max-semi-space-size=2', '--import', path.resolve(import.meta.dirname, '../src/compile-cache.js')]

export type BenchServer = { origin: string; port: number; pid: number; readyMs: number; stop(): Promise<void> }

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/api/v1/health/ready`)).ok
  } catch {
    return false
  }
}

/** Starts a script that serves on PORT, and measures from the start to its first good answer. */
export async function startBenchServer(script: string, variables: Record<string, string>): Promise<BenchServer> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [...asStarted, path.resolve(import.meta.dirname, script)], {
    env: { PATH: process.env.PATH, PORT: String(port), LOG_LEVEL: 'error', ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const end = () => child.kill()
  process.once('exit', end)
  const origin = `http://127.0.0.1:${port}`
  while (!(await answers(origin))) {
    if (child.exitCode !== null) throw new Error(`${script} ended`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  const readyMs = performance.now() - began
  return {
    origin,
    port,
    pid: child.pid ?? 0,
    readyMs,
    stop: () =>
      new Promise(resolve => {
        process.off('exit', end)
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Resident memory of a process, in MB. */
export function memoryOf(pid: number): number {
  const kB = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kB) / 1000
}
