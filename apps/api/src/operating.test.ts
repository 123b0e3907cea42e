import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

const folder = path.join(import.meta.dirname, '../operating')
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')

test('the sample of settings is one that the server accepts, and the samples agree on port and proxy', () => {
  const env = readEnv(parseEnv(read('learning-hubs.env')) as Record<string, string>)
  expect(env).toMatchObject({ TRUST_PROXY: 1, HOST: '127.0.0.1' })
  expect(read('nginx.conf')).toContain(`proxy_pass http://${env.HOST}:${env.PORT};`)
  expect(read('nginx.conf')).toContain(`server_name ${new URL(env.PUBLIC_URL ?? '').hostname};`)
  expect(read('Caddyfile')).toContain(`reverse_proxy ${env.HOST}:${env.PORT} {`)
  expect(read('Caddyfile')).toMatch(new RegExp(`^${new URL(env.PUBLIC_URL ?? '').hostname} \\{$`, 'm'))
  // Only what may be written to is where the service may write.
  expect(read('learning-hubs.service')).toContain(`ReadWritePaths=${path.dirname(env.DATA_DIR)}\n`)
})

test('every row of what is checked has its test, under that title', () => {
  const rows = [...read('checks.md').matchAll(/^\|[^|]+\| `([^`]+)` \| ([^|]+) \|$/gm)]
  expect(rows.length).toBeGreaterThan(60)
  const root = path.join(import.meta.dirname, '../../..')
  const missing = rows.filter(([, file = '', title = '']) => {
    const found = globSync([`{apps,packages}/*/src/**/${file}`, `apps/web/e2e/${file}`], { cwd: root })
    return !found.some(name => readFileSync(path.join(root, name), 'utf8').includes(title.trim()))
  })
  expect(missing.map(([row]) => row)).toEqual([])
})

test('every script and file that the guide names is there', () => {
  const root = path.join(import.meta.dirname, '../../..')
  const scripts: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts
  for (const [, script = ''] of read('guide.md').matchAll(/npm run ([a-z]+)/g)) expect(scripts).toHaveProperty(script)
  for (const [, file = ''] of read('guide.md').matchAll(/operating\/([\w.-]+\w)/g))
    expect([file, existsSync(path.join(folder, file))]).toEqual([file, true])
})
