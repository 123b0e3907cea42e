import type { FastifyInstance } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { type Env, readEnv } from '../../src/env.ts'
import type { Store } from '../../src/store/store.ts'
import { sharedCitationWorkers } from '../citation-workers.ts'
import { testNow } from '../engine.ts'
import { emptyFolder, type PutBack } from '../put-back.ts'
import { type AtEnd, copyBase } from '../test-store.ts'

export type TestServer = { app: FastifyInstance; store: Store; clock: { now: number }; env: Env }

async function begin(store: Store, variables: Record<string, string>): Promise<TestServer> {
  const clock = { now: testNow }
  const env = readEnv({ DATA_DIR: mkdtempSync(path.join(tmpdir(), 'hubs-data-')), ...variables })
  const app = await buildApp({ env, store, clock: () => clock.now, citationWorkers: sharedCitationWorkers() })
  return { app, store, clock, env }
}

async function close({ app, env }: TestServer) {
  await app.close()
  rmSync(env.DATA_DIR, { recursive: true, force: true })
}

/** A server on a store of its own, made for one test and gone with it. */
export async function ownServer(atEnd: AtEnd, variables: Record<string, string> = {}): Promise<TestServer> {
  const { store, end } = await copyBase()
  atEnd(end)
  const server = await begin(store, variables)
  atEnd(() => close(server))
  return server
}

type Lent = { server: TestServer; isAsNew: () => boolean; putBack: PutBack; end: () => Promise<void> }

/**
 * Puts back once nobody writes; who asks to meanwhile waits. What goes on behind what was asked for, such as the search,
 * would otherwise write what it has read before.
 */
function gated(store: Store, putBack: PutBack): PutBack {
  const { write } = store
  let gate: Promise<void> | undefined
  let writing = 0
  store.write = async work => {
    await gate
    writing++
    try {
      return await write(work)
    } finally {
      writing--
    }
  }
  return async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    while (writing > 0) await wait(1)
    await putBack().finally(resolve)
    gate = undefined
  }
}

async function beginLent(): Promise<Lent> {
  const { store, keep, end } = await copyBase()
  const putBack = gated(store, await keep())
  const server = await begin(store, {})
  const { app } = server
  const asNew = { ...store }
  let refused = false
  let closed = false
  app.addHook('onResponse', async (_request, { statusCode }) => {
    if (statusCode === 429) refused = true
  })
  app.addHook('onClose', async () => void (closed = true))
  const isChanged = () => Object.entries(asNew).some(([name, value]) => Reflect.get(store, name) !== value)
  return {
    server,
    // What it remembers besides its data is who asked too often, and who listens.
    isAsNew: () => !refused && !closed && !app.server.listening && !isChanged(),
    putBack,
    end: async () => {
      await close(server)
      await end()
    },
  }
}

const idle: Lent[] = []
let lending = true

/** Until the test is over each server is a new one: what it does only once can be seen. */
export function lendNone() {
  lending = false
  onTestFinished(() => void (lending = true))
}

/**
 * A server as new: one that an earlier test of this process had, its data put back and its caches told so, or another.
 * To make one for each test was half of all the time the tests took.
 */
export async function lentServer(atEnd: AtEnd): Promise<TestServer> {
  if (!lending) return ownServer(atEnd)
  const lent = idle.pop() ?? (await beginLent())
  const { server, isAsNew, putBack, end } = lent
  atEnd(async () => {
    if (!isAsNew()) return end()
    await putBack()
    server.clock.now = testNow
    emptyFolder(server.env.DATA_DIR)
    await server.store.signal({ topic: 'all', id: '' })
    idle.push(lent)
  })
  return server
}
