import { afterAll, expect, test } from 'vitest'
import { accessTable } from '../../test/access/access-table.ts'
import { createWorlds, roles } from '../../test/access/access-worlds.ts'

/** What somebody may send in place of anything. */
const hostile: unknown[] = ['a\u0000b', '\ud800', '9999-12-31', -1, 2 ** 31, 1e300, null, [], {}]

type Json = unknown

/** The same with one of its parts replaced, for each of its parts: whole lists and objects as well as what is in them. */
function* variants(value: Json): Generator<Json> {
  yield* hostile
  if (Array.isArray(value))
    for (const [at, part] of value.entries()) for (const other of variants(part)) yield value.with(at, other)
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value))
      for (const other of variants(part)) yield { ...value, [name]: other }
}

const encoded = ['%00', '%ED%A0%80', '__proto__', 'x'.repeat(3000), '1e300']

/** The address with each part of it after the first, and each value it asks with, replaced. */
function* addresses(url: string): Generator<string> {
  const [path = '', query] = url.split('?')
  const parts = path.split('/')
  for (let at = 4; at < parts.length; at++) for (const other of encoded) yield parts.with(at, other).join('/')
  const asked = query?.split('&') ?? ['cursor=x']
  for (const [at, pair] of asked.entries())
    for (const other of encoded) yield `${path}?${asked.with(at, `${pair.split('=')[0]}=${other}`).join('&')}`
}

const worlds = createWorlds()
afterAll(worlds.leave)

test('whatever stands in place of any part of what is sent, nothing fails', async () => {
  const failed: string[] = []
  let tried = 0
  for (const [route, row] of Object.entries(accessTable)) {
    const { app, ids, cookies } = await worlds.current()
    const method = route.split(' ')[0] as 'GET'
    const codes = row.expect.split(' ')
    const as =
      roles[codes.findLastIndex((code, at) => at < roles.length && (Number(code) < 300 || code === '409'))] ??
      'coordinator'
    const cookie = cookies[as]
    const { url, payload } = row.get(ids)
    const asks = [
      ...[...addresses(String(url))].map(other => ({ url: other, payload })),
      ...(payload ? [...variants(payload)].map(other => ({ url, payload: other as object })) : []),
    ]
    let changed = false
    for (const ask of asks) {
      tried++
      const answer = await app.inject({
        method,
        url: ask.url as string,
        ...(ask.payload !== undefined && { payload: JSON.stringify(ask.payload) }),
        headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
        payloadAsStream: true,
      })
      changed ||= method !== 'GET' && answer.statusCode < 300
      if (answer.statusCode >= 500 && answer.statusCode !== 503)
        failed.push(`${route} as ${as}: ${JSON.stringify(ask).slice(0, 300)}`)
      answer.stream().destroy()
    }
    if (changed) await worlds.leave()
  }
  expect(tried).toBeGreaterThan(3000)
  expect(failed).toEqual([])
})
