import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../../..')
const files = globSync('{apps,packages}/*/{src,e2e,test}/**/*.test.{ts,tsx}', { cwd: root })

/** `test('…', { timeout: … }, …)`, or a number of milliseconds at the end of one. */
const ownLimit = /\b(?:test|it)(?:\.\w+)*\([^\n]*\{ timeout: ?\d|^ {0,4}\}, ?\d[\d_]*\)$|^ {4}\{ timeout: ?\d/m

test('no test has a limit of its own: one that meets it goes on beside the next ones', () => {
  for (const wrong of [
    "test('a', { timeout: 120_000 }, async () => {",
    "  test('a', async () => {\n  }, 5000)",
    "test(\n    'a',\n    { timeout: 120_000 },",
  ])
    expect([wrong, ownLimit.test(wrong)]).toEqual([wrong, true])
  expect(files.length).toBeGreaterThan(400)
  expect(
    files.filter(
      file => !file.endsWith('test-limits.test.ts') && ownLimit.test(readFileSync(path.join(root, file), 'utf8')),
    ),
  ).toEqual([])
})
