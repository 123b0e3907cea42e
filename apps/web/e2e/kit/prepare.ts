import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './browser.ts'
import { instantNamed } from './instants.ts'
import { beginServer, type Kind } from './server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the data folders of a new server and of the sample school, to copy. */
    prepared: string
    /** Where the browser is. */
    browser: string
  }
}

/** What every journey needs, made once: both data folders as they are at this run's instant, and the browser. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-prepared-'))
  const prepare = async (kind: Kind) => {
    const aheadMs = instantNamed(project.config.env?.INSTANT ?? process.env.INSTANT) - Date.now()
    const server = await beginServer({ kind, dataDir: path.join(folder, kind), port: 0, aheadMs })
    await server.end('SIGTERM')
  }
  const [browser] = await Promise.all([findBrowser(), prepare('server'), prepare('sample')])
  project.provide('prepared', folder)
  project.provide('browser', browser)
  return () => rmSync(folder, { recursive: true, force: true })
}
