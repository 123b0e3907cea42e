import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildImports } from './imports.testkit.ts'

describe('names as odd as they come', () => {
  const odd = [
    "'t Hooft",
    "'=1+1",
    '=A1',
    '+44 Ltd',
    '-',
    '@x',
    'Doe, Jo',
    'Doe; Jo',
    'Jo "Bob" Ng',
    'ＪＯ',
    '＝1',
    '0123',
    '1e5',
    'TRUE',
    '2026-01-02',
    'null',
    'محمد',
    'Ōta 太田',
    "O'Neill-Müller",
    'Dr Mr',
    '<b>x</b>',
    'Zoe\u0308 Ng',
    'Jo\u00a0Ng',
    'Jo \u202f Ngo',
    '太\u3000田',
  ]
  const peopleIn = (csv: string) => csv.split('\r\n').filter(row => row.includes('odd'))

  test('are the same again in a new school that imports the export of this one, and change nothing in this one', async () => {
    const first = await buildImports()
    for (const [index, name] of odd.entries()) {
      const made = await first.add({ name, email: `odd${index}@school.test`, job: name, department: name })
      expect(made.statusCode, made.body).toBe(201)
    }
    const exported = async ({ administrator }: typeof first) =>
      (await administrator.inject({ url: '/api/v1/people/export' })).json<{ csv: string }>().csv
    const csv = await exported(first)
    const { counts } = await first.preview(csv)
    expect(counts).toMatchObject({ new: 0, changed: 0, double: 0, error: 0, leaving: 0 })
    const second = await buildImports()
    const answer = await second.bringIn(csv)
    expect(answer.statusCode, answer.body).toBe(201)
    expect(peopleIn(csv)).toHaveLength(odd.length)
    expect(peopleIn(await exported(second))).toEqual(peopleIn(csv))
  })

  test('in a list with all surnames first are turned to how they are said', async () => {
    const { preview, bringIn, named } = await buildImports()
    const list = [
      'Full Name,Email',
      '"ASH, Amy",amy@school.test',
      '"O\'BRIEN-JAY, Miss Una",una@school.test',
      '"McDonald,  J. R.",jr@school.test',
      '"Ōta, 太田",ota@school.test',
      '"NG, AJ",aj@school.test',
    ].join('\n')
    expect((await bringIn(list)).statusCode).toBe(201)
    for (const [email, name] of [
      ['amy', 'Amy Ash'],
      ['una', "Miss Una O'Brien-Jay"],
      ['jr', 'J. R. McDonald'],
      ['ota', '太田 Ōta'],
      ['aj', 'AJ Ng'],
    ])
      expect((await named(`${email}@school.test`))?.name).toBe(name)
    expect((await preview(list)).counts).toMatchObject({ new: 0, changed: 0 })
    const mixed = `${list}\nBen Cole,ben@school.test\n"Hay, Flo",flo@school.test`
    expect((await bringIn(mixed)).statusCode).toBe(201)
    expect((await named('flo@school.test'))?.name).toBe('Hay, Flo')
  })

  test('are kept with plain spaces alone, and those kept otherwise before are no change', async () => {
    const { add, administrator, named, preview, store } = await buildImports()
    await add({ name: 'Zoe\u0308\u00a0 Ng', job: 'Head\u202fof\u3000art' })
    expect(await named('nadia@school.test')).toMatchObject({ name: 'Zo\u00eb Ng', job: 'Head of art' })
    const before = { name: 'Jo\u00a0Ng', department: 'Zoe\u0308' }
    await store.write(tx => tx.db.update(tx.t.person).set(before).where(eq(tx.t.person.email, 'nadia@school.test')))
    const { csv } = (await administrator.inject({ url: '/api/v1/people/export' })).json()
    expect((await preview(csv)).counts).toMatchObject({ new: 0, changed: 0, double: 0, error: 0 })
  })
})

describe('a list that is uneven', () => {
  test.each([
    ['without a heading', ''],
    ['with one', 'Name,Email\n'],
  ])('%s has a column for what only some lines have, and asks what it is', async (_, heading) => {
    const { preview, bringIn, named } = await buildImports()
    const text = `${heading}Ann Lee,ann@school.test\nTina Assist,tina@school.test,Teaching assistant,`
    const { columns } = await preview(text)
    expect(columns.map(({ field, sample }) => [field, sample])).toEqual([
      ['name', 'Ann Lee'],
      ['email', 'ann@school.test'],
      [null, 'Teaching assistant'],
    ])
    await bringIn(text, { columns: ['name', 'email', 'job'] })
    expect(await named('tina@school.test')).toMatchObject({ job: 'Teaching assistant' })
  })
})
