import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import type { School, SchoolContacts } from '@hubs/schema/school'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { png } from './school.testkit.ts'

async function build() {
  const made = await buildTestApp()
  const coordinator = await made.person({ roles: ['coordinator'] })
  const see = async () => (await coordinator.inject({ url: '/api/v1/school' })).json<School>()
  const change = async (payload: object) =>
    coordinator.inject({
      method: 'PATCH',
      url: '/api/v1/school',
      payload: { expectedVersion: (await see()).version, ...payload },
    })
  const send = (image: Buffer, alt = 'Two trees on a hill') =>
    coordinator.inject({ method: 'PUT', url: '/api/v1/school/logo', payload: { image: image.toString('base64'), alt } })
  const asVisitor = async () =>
    (await made.app.inject({ url: '/api/v1/public/programme' })).json<PublicProgramme>().school
  return { ...made, coordinator, see, change, send, asVisitor }
}

describe('the school’s name and accent', () => {
  test('are changed by a coordinator, and visitors see them at once', async () => {
    const { change, asVisitor, coordinator } = await build()
    expect((await change({ name: 'Hilltop School', accent: '#7A1F2B' })).json<School>()).toMatchObject({
      name: 'Hilltop School',
      accent: '#7A1F2B',
      version: 2,
    })
    expect(await asVisitor()).toMatchObject({ name: 'Hilltop School', accent: '#7A1F2B', logo: null })
    expect((await coordinator.inject({ url: '/api/v1/me' })).json().school.name).toBe('Hilltop School')
    expect((await change({ accent: null })).json<School>().accent).toBeNull()
  })

  test('an accent that can’t be read is refused with a sentence at its field', async () => {
    const { change, see } = await build()
    for (const [accent, sentence] of [
      ['#ffd400', 'This colour is too light to read on the page. Choose a darker one.'],
      ['red', 'Enter a colour like #23407a.'],
    ])
      expect((await change({ accent })).json()).toMatchObject({ status: 400, fields: { accent: sentence } })
    expect((await see()).accent).toBeNull()
  })
})

describe('the school’s logo', () => {
  test('is made anew: smaller, without what was hidden in it, and kept by browsers for good', async () => {
    const { send, asVisitor, app, see } = await build()
    const sent = png(1600, 400)
    expect(sent.includes('secret words')).toBe(true)
    expect((await send(sent)).json<School>().logo).toMatchObject({
      width: 640,
      height: 160,
      alt: 'Two trees on a hill',
    })
    const { logo } = await asVisitor()
    const picture = await app.inject({ url: logo?.url ?? '' })
    expect(picture.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(picture.rawPayload.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.rawPayload.includes('secret words')).toBe(false)
    const before = (await see()).logo?.url
    await send(png(30, 30))
    expect((await see()).logo).toMatchObject({ width: 30, height: 30 })
    expect((await app.inject({ url: before ?? '' })).statusCode).toBe(404)
  })

  test('is no drawing with code in it, no other file under its name, and no picture of too many pixels', async () => {
    const { send, see } = await build()
    const kinds = 'Choose a PNG, JPEG or WebP picture.'
    for (const [file, sentence] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'), kinds],
      [Buffer.from('%PDF-1.7'), kinds],
      [Buffer.from('GIF89a\x01\x00\x01\x00'), kinds],
      [png(20_000, 20_000, 1), 'This picture is 20000 by 20000 pixels. Choose one of up to 4,000 by 4,000.'],
      [
        png(40, 40).subarray(0, 60),
        'This picture can’t be read. Open it in another program, save it again and try that.',
      ],
    ] as const)
      expect((await send(file)).json()).toMatchObject({ status: 400, fields: { image: sentence } })
    expect((await send(Buffer.alloc(2.2 * 1024 * 1024))).statusCode).toBeGreaterThanOrEqual(400)
    expect((await see()).logo).toBeNull()
  })

  test('made to hurt, a picture is looked at in few steps, however long it is', async () => {
    const { send } = await build()
    // Of a JPEG’s parts none says truly how long it is; of a real one each does.
    const endless = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(1_500_000)])
    const skipping = Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      ...Array.from({ length: 20 }, () => Buffer.concat([Buffer.from('ffe1ffff', 'hex'), Buffer.alloc(0xfffd)])),
      Buffer.from('ffc0001108ffffffff', 'hex'),
    ])
    const steps = vi.spyOn(Buffer.prototype, 'subarray')
    onTestFinished(() => steps.mockRestore())
    for (const [file, sentence] of [
      [endless, 'Choose a PNG, JPEG or WebP picture.'],
      [skipping, 'This picture is 65535 by 65535 pixels. Choose one of up to 4,000 by 4,000.'],
    ] as const)
      expect((await send(file)).json()).toMatchObject({ status: 400, fields: { image: sentence } })
    expect(steps.mock.calls.length).toBeLessThan(1000)
  })

  test('is removed when a coordinator says so', async () => {
    const { send, coordinator, asVisitor } = await build()
    await send(png(30, 30))
    await coordinator.inject({ method: 'DELETE', url: '/api/v1/school/logo' })
    expect((await asVisitor()).logo).toBeNull()
  })
})

test('whom to ask is told by name, three of each at most, and only of one’s own school', async () => {
  const { person } = await build()
  for (let n = 0; n < 3; n++) await person({ name: `Ann ${n}`, roles: ['coordinator', 'administrator'] })
  const teacher = await person({ name: 'Tess Teacher' })
  const seen = (await teacher.inject({ url: '/api/v1/school/contacts' })).json<SchoolContacts>()
  const names = (people: SchoolContacts['coordinators']) => people.map(({ name }) => name)
  expect(names(seen.administrators)).toEqual(['Ann 0', 'Ann 1', 'Ann 2'])
  expect(seen.coordinators).toHaveLength(3)
  expect(JSON.stringify(seen)).not.toMatch(/@|Tess/)
})
