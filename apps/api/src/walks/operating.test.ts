import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readEnv } from '../env.ts'

const folder = path.join(import.meta.dirname, '../../operating')
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

/** The names of the tests in a file, and of their groups; those made from a table too. */
const titlesIn = (text: string) =>
  [...text.matchAll(/(?:\b(?:test|describe)|\))\(\s*(['"`])(.*?)\1,/g)].map(([, , title]) => title ?? '')

test('every row of what is checked has its test, under that title', () => {
  const parts = read('checks.md').split('\n## ').slice(1)
  const root = path.join(import.meta.dirname, '../../../..')
  const missing: string[] = []
  for (const part of parts) {
    // A row that couldn’t be read here would be held by nothing.
    const lines = part.split('\n').filter(line => /^\| (?!requirement|-)/.test(line))
    if (lines.length === 0 && !existsSync(path.join(root, /`(apps\/[^`]+)`/.exec(part)?.[1] ?? '-'))) missing.push(part)
    for (const line of lines) {
      const [, file = '', title = '-'] = /^\| [^|]+ \| `([^`]+)` \| ([^|]+) \|$/.exec(line) ?? []
      const found = globSync([`{apps,packages}/*/src/**/${file}`, `apps/{web/e2e,api/faults}/**/${file}`], {
        cwd: root,
      })
      const titles = found.flatMap(name => titlesIn(readFileSync(path.join(root, name), 'utf8')))
      if (!titles.some(each => each.includes(title))) missing.push(line)
    }
  }
  expect(parts.length).toBeGreaterThan(7)
  expect(missing).toEqual([])
})

test('every script and file that the guide names is there', () => {
  const root = path.join(import.meta.dirname, '../../../..')
  const scripts: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts
  for (const [, script = ''] of read('guide.md').matchAll(/npm run ([a-z]+)/g)) expect(scripts).toHaveProperty(script)
  for (const [, file = ''] of read('guide.md').matchAll(/operating\/([\w.-]+\w)/g))
    expect([file, existsSync(path.join(folder, file))]).toEqual([file, true])
})
