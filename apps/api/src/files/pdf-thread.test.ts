import { WAIT_MS } from '@hubs/testing/limits'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { certificateFacts as facts } from '../../test/certificate-facts.ts'
import type { WaitingFacts } from '../../test/pdf-that-waits.worker.ts'
import { Refusal } from '../errors.ts'
import { certificatePdf } from '../modules/hours/certificate-pdf.format.ts'
import { createPdfThread } from './pdf-thread.client.ts'

const making = { title: 'A', author: 'B', what: 'report', margin: 50 }

test('while a PDF is drawn everybody else has their turn', async () => {
  const draw = createPdfThread<WaitingFacts>(new URL('../../test/pdf-that-waits.worker.ts', import.meta.url))
  const turns = new Int32Array(new SharedArrayBuffer(8))
  const pdf = draw(making, { turns })
  await vi.waitFor(() => expect(Atomics.load(turns, 0)).toBe(1), WAIT_MS)
  // This turn is one in the middle of the drawing: without it the drawing would not go on.
  Atomics.store(turns, 1, 1)
  Atomics.notify(turns, 1)
  expect((await pdf).subarray(0, 4).toString()).toBe('%PDF')
})

test('a letter that no font has is refused with a sentence, and the next one is drawn', async () => {
  const refused = certificatePdf({ ...facts, content: { ...facts.content, name: '山田太郎' } })
  const after = certificatePdf(facts)
  await expect(refused).rejects.toThrow(Refusal)
  await expect(refused).rejects.toThrow(/letters that the PDF can’t show/)
  expect((await after).subarray(0, 4).toString()).toBe('%PDF')
})

test('a process that has had one drawn can end at once', async () => {
  const from = new URL('../modules/hours/certificate-pdf.format.ts', import.meta.url).href
  // The thread is ended a minute after the last: never, here. A process that it kept alive would have to be killed.
  const script = `const before = setTimeout
    globalThis.setTimeout = (work, ms) => (ms < 60_000 ? before(work, ms) : { unref() {} })
    const { certificatePdf } = await import('${from}')
    console.log((await certificatePdf(${JSON.stringify(facts)})).subarray(0, 4).toString())`
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'hubs-pdf-')), 'draw.mjs')
  onTestFinished(() => rmSync(path.dirname(file), { recursive: true }))
  writeFileSync(file, script)
  const ended = await promisify(execFile)(process.execPath, [file], { timeout: WAIT_MS })
  expect(ended.stdout).toBe('%PDF\n')
})
