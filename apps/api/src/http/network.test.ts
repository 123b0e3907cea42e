import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../app.ts'
import { readEnv } from '../env.ts'
import { MOST_WAITING } from '../modules/displays/displays.service.ts'
import { buildMeeting } from '../modules/meetings/meetings.testkit.ts'
import { networkOf } from './network.ts'

test('an IPv6 address counts by its network, an IPv4 address as it is, however they are written', () => {
  const of = (address: string) => networkOf(address)
  expect(of('10.1.2.3')).toBe('10.1.2.3')
  expect(of('::ffff:10.1.2.3')).toBe('10.1.2.3')
  for (const one of ['2001:db8:1:2::1', '2001:DB8:0001:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2:3::'])
    expect(of(one)).toBe('2001:db8:1:2::/64')
  for (const one of ['10.1.2.3:50123', '::ffff:a01:203', '0:0:0:0:0:FFFF:10.1.2.3', '[::ffff:10.1.2.3]:443'])
    expect(of(one)).toBe('10.1.2.3')
  for (const one of ['[2001:db8:1:2::1]', '[2001:db8:1:2::1]:50123', '2001:db8:1:2::10.1.2.3'])
    expect(of(one)).toBe('2001:db8:1:2::/64')
  expect(of('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
  expect(of('::1')).toBe('0:0:0:0::/64')
  expect(of('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(of('2001:db8::1')).toBe('2001:db8:0:0::/64')
})

test('behind a proxy it counts by what the proxy says, and not by what was sent to the proxy', async () => {
  const { store } = await buildMeeting()
  const app = await buildApp({ env: readEnv({ DATA_DIR: '/nonexistent', TRUST_PROXY: '1' }), store, clock: () => 0 })
  onTestFinished(() => app.close())
  const screen = (forwarded: string) =>
    app.inject({ method: 'POST', url: '/api/v1/displays', headers: { 'x-forwarded-for': forwarded } })
  for (let n = 1; n <= MOST_WAITING + 5; n++) {
    const said = `198.51.100.${n % 250}, [2001:db8:1:2::${n.toString(16)}]:${50_000 + n}`
    expect((await screen(said)).statusCode).toBe(201)
  }
  expect((await screen('2001:db8:1:3::1')).statusCode).toBe(201)
  expect(await store.read.db.select().from(store.read.t.displayDevice)).toHaveLength(MOST_WAITING + 1)
})

test('a device that changes its IPv6 address waits in no more places than one that does not', async () => {
  const { app, store } = await buildMeeting()
  const at = (n: number, network = '2001:db8:1:2') => `${network}::${n.toString(16)}`
  const screen = (remoteAddress: string) => app.inject({ method: 'POST', url: '/api/v1/displays', remoteAddress })
  for (let n = 1; n <= MOST_WAITING + 5; n++) expect((await screen(at(n))).statusCode).toBe(201)
  expect((await screen(at(1, '2001:db8:1:3'))).statusCode).toBe(201)
  expect(await store.read.db.select().from(store.read.t.displayDevice)).toHaveLength(MOST_WAITING + 1)
})
