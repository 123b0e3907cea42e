import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { school } from './records.testkit.ts'

const root = path.join(import.meta.dirname, '../../..')
const folder = mkdtempSync(path.join(tmpdir(), 'draw-'))
afterAll(() => rmSync(folder, { recursive: true }))

function draw(content?: unknown) {
  const file = path.join(folder, 'record.json')
  if (content !== undefined) writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  const named = content === undefined ? [] : ['record.json']
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'draw.ts'), ...named],
    {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder },
    },
  )
  return { stdout, stderr, status }
}

const record = school({ staff: 24, hubs: 3, min: 6, max: 10, ranks: 2, seed: 5 })

test('the same record gives the same bytes, whatever order its lists are in; another rank, another fingerprint', () => {
  const once = draw(record)
  const turned = draw({ ...record, hubs: record.hubs.toReversed(), people: record.people.toReversed() })
  expect(once).toMatchObject({ status: 0, stderr: '' })
  expect(turned.stdout).toBe(once.stdout)
  const [first, ...others] = record.people
  const changed = draw({ ...record, people: [{ ...first, ranks: first?.ranks?.toReversed() }, ...others] })
  expect(JSON.parse(changed.stdout).fingerprint).not.toBe(JSON.parse(once.stdout).fingerprint)
  const stored = { ...record, result: JSON.parse(once.stdout), versions: { highs: '1' } }
  expect(draw(stored)).toEqual(once)
  const altered = draw({ ...stored, result: { ...stored.result, cost: 0 } })
  expect(altered).toMatchObject({ status: 3, stdout: once.stdout })
  expect(altered.stderr).toBe(
    'This isn’t the result that the record holds. The record or its result was changed, or it was published before it was proved the best.\n',
  )
})

test('what can’t be drawn ends with a sentence and without a result', () => {
  expect(draw()).toEqual({ status: 2, stdout: '', stderr: 'Name a record: npm run draw -- record.json\n' })
  expect(draw('{').stderr).toMatch(/record\.json isn’t JSON: /)
  expect(draw({ ...record, version: 7 })).toEqual({ status: 2, stdout: '', stderr: 'version must be 1.\n' })
  const clash = draw({ ...record, people: record.people.slice(0, 8) })
  expect(clash).toMatchObject({ status: 1, stdout: '' })
  expect(clash.stderr).toMatch(
    /^No allocation satisfies this record\.\nThere are 8 people, but the hubs need at least 18\.\n/,
  )
})

test('`npm run draw` gives the same bytes again without a network, from any folder', () => {
  writeFileSync(path.join(folder, 'record.json'), JSON.stringify(record))
  const { stdout, stderr, status } = spawnSync('npm', ['run', '-s', '--prefix', root, 'draw', '--', 'record.json'], {
    cwd: folder,
    encoding: 'utf8',
    // Whatever asks a registry ends here.
    env: { ...process.env, INIT_CWD: folder, npm_config_registry: 'http://127.0.0.1:9', npm_config_offline: 'true' },
  })
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  expect(stdout).toBe(draw(record).stdout)
})
