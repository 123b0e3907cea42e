import { describe, expect, test } from 'vitest'
import { buildImports } from './imports.testkit.ts'

const three = [
  'Surname,Forename,Work Email,Staff type,Post title,Faculty,Days worked',
  'Khan,Aisha,Aisha.Khan@school.test,Teaching,Teacher,Science,full time',
  'Cole,Robin,robin@school.test,Support,Technician,,"Mon, Tue"',
  'Adeyemi,Grace,grace@school.test,Governor,,,',
].join('\r\n')

describe('a list that is brought in', () => {
  test('is seen first, changes nothing until then, and has everybody once', async () => {
    const { preview, bringIn, people, named, store } = await buildImports()
    const before = (await people()).length
    expect(await preview(three)).toMatchObject({
      format: 'list',
      columns: [
        { name: 'Surname', field: 'familyName', sample: 'Khan' },
        { name: 'Forename', field: 'givenName' },
        { name: 'Work Email', field: 'email' },
        { name: 'Staff type', field: 'staffKind' },
        { name: 'Post title', field: 'job' },
        { name: 'Faculty', field: 'department' },
        { name: 'Days worked', field: 'workingDays' },
      ],
      counts: { new: 3, changed: 0, unchanged: 0, double: 0, error: 0, leaving: 0 },
    })
    expect(await people()).toHaveLength(before)
    const made = await bringIn(three)
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({ added: 3, changed: 0, left: 0, undoneAt: null })
    expect(await named('aisha.khan@school.test')).toMatchObject({
      name: 'Aisha Khan',
      staffKind: 'teaching',
      workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      invitedAt: null,
    })
    expect(await named('robin@school.test')).toMatchObject({ staffKind: 'support', workingDays: ['mon', 'tue'] })
    expect(await named('grace@school.test')).toMatchObject({ staffKind: 'none' })
    // Nobody is written to by being in a list.
    expect(await store.read.db.select().from(store.read.t.mail)).toEqual([])
  })

  test('takes Mr and Ms for no job, and makes no support staff into teachers where no column says who is', async () => {
    const { preview, bringIn, named } = await buildImports()
    const list = [
      'Title,Name,Email,Post',
      'Ms,Beth Dale,beth@school.test,Teaching Assistant (Year 7)',
      'Mr,Carl Ellis,carl@school.test,Head of learning support',
      'Ms,Dora Frost,dora@school.test,',
      'Dr,Ed Gale,ed@school.test,Chair of Governors',
      'Mx,Fay Hill,fay@school.test,Teacher governor',
      'Mr,Gus Ince,ed@school.test,Caretaker',
    ].join('\n')
    const seen = await preview(list)
    expect(seen.columns.map(({ field }: { field: string | null }) => field)).toEqual([null, 'name', 'email', 'job'])
    expect(seen.counts).toMatchObject({ new: 5, double: 1 })
    const reason =
      'The same email address as line 5. Only line 5 is used. If they’re two people, correct one of the addresses.'
    expect(seen.lines.map(each => each.staffKind ?? each.reason)).toEqual([
      reason,
      'support',
      'teaching',
      'teaching',
      'none',
      'teaching',
    ])
    expect(
      seen.lines.slice(1, 4).map(({ changes }: { changes: { after: string }[] }) => changes.map(each => each.after)),
    ).toEqual([
      ['Support staff', 'Teaching Assistant (Year 7)'],
      ['Teaching staff', 'Head of learning support'],
      ['Teaching staff'],
    ])
    await bringIn(list)
    expect(await named('beth@school.test')).toMatchObject({ staffKind: 'support' })
    expect(await named('carl@school.test')).toMatchObject({ staffKind: 'teaching' })
    // What somebody is already, a job in a list does not change.
    await bringIn('Name,Email,Post\nCarl Ellis,carl@school.test,Science technician')
    expect(await named('carl@school.test')).toMatchObject({ staffKind: 'teaching', job: 'Science technician' })
  })

  test('changes nothing the second time, and an empty cell erases nothing', async () => {
    const { preview, bringIn, named } = await buildImports()
    await bringIn(three)
    expect(await preview(three)).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 3 }, lines: [] })
    const again = await bringIn(three)
    expect(again.json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('everyone in this list is here'),
    })
    const emptier = 'Name,Email,Job,Department\nAisha Khan,AISHA.KHAN@school.test,,Biology'
    expect(await preview(emptier)).toMatchObject({
      counts: { changed: 1 },
      lines: [{ line: 2, changes: [{ field: 'Department', before: 'Science', after: 'Biology' }] }],
    })
    await bringIn(emptier)
    expect(await named('aisha.khan@school.test')).toMatchObject({ job: 'Teacher', department: 'Biology' })
  })

  test('tells doubles and mistakes apart by their lines, and brings in the rest', async () => {
    const { preview, bringIn, people } = await buildImports()
    const before = (await people()).length
    const text = [
      'Name;Email;Days;Staff',
      'Ann One;ann@school.test;Mon;Teacher',
      'Ann Again;ANN@school.test;Mon;Teacher',
      'No Address;;Mon;Teacher',
      'Bad Address;at school;Mon;Teacher',
      'Bad Days;days@school.test;Sometimes;Teacher',
      'Bad Kind;kind@school.test;Mon;Wizard',
      ';nameless@school.test;Mon;Teacher',
    ].join('\n')
    const seen = await preview(text)
    const corrected = 'If they’re two people, correct one of the addresses.'
    expect(seen.counts).toMatchObject({ new: 1, double: 1, error: 5 })
    expect(seen.lines.filter(each => each.reason !== null).map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'There’s no email address. Add one, or remove the line.'],
      [5, 'Enter an email address, like name@example.org'],
      [6, '“Sometimes” aren’t working days. Use days such as “Mon, Tue, Thu”.'],
      [7, '“Wizard” isn’t a kind of staff. Use Teaching, Support or Governor, or leave the column out.'],
      [8, 'There’s no name. Add one, or remove the line.'],
      [3, `The same email address as line 2. Only line 2 is used. ${corrected}`],
    ])
    await bringIn(text)
    expect(await people()).toHaveLength(before + 1)
  })

  test('may have any column names: they are asked once and remembered', async () => {
    const { post, preview, bringIn, named } = await buildImports()
    const strange = 'Wer,Wohin\nBen Book,ben@school.test'
    const unknown = await preview(strange)
    expect(unknown.columns.map(({ field }) => field)).toEqual([null, null])
    const refused = await post('imports', { text: strange, leave: false, fingerprint: unknown.fingerprint })
    expect(refused.json()).toMatchObject({
      status: 400,
      fields: { columns: 'Choose the column with email addresses.' },
    })
    expect((await bringIn(strange, { columns: ['name', 'email'] })).statusCode).toBe(201)
    expect(await named('ben@school.test')).toMatchObject({ name: 'Ben Book' })
    const next = await preview('Wer,Wohin\nCat Cook,cat@school.test')
    expect(next).toMatchObject({ remembered: true, counts: { new: 1, error: 0 } })
  })

  test('may be names and addresses alone, as a mail program copies them', async () => {
    const { bringIn, named } = await buildImports()
    await bringIn('Ann Lee <ann@school.test>\nBo Lund <bo@school.test>')
    expect(await named('bo@school.test')).toMatchObject({ name: 'Bo Lund' })
    await bringIn('Cy Lark\tcy@school.test\nDi Lowe\tdi@school.test')
    expect(await named('di@school.test')).toMatchObject({ name: 'Di Lowe' })
  })

  test('is shown whole, however long: every line of each kind can be read before it is accepted', async () => {
    const { preview } = await buildImports()
    const rows = Array.from({ length: 1000 }, (_, at) => `Person ${at},p${at}@school.test`)
    const wrong = Array.from({ length: 300 }, (_, at) => `Wrong ${at},no address`)
    const { lines, counts } = await preview(['Name,Email', ...rows, ...wrong].join('\n'))
    expect([counts.new, counts.error, lines.length]).toEqual([1000, 300, 1300])
    expect(new Set(lines.map(({ line }) => line)).size).toBe(1300)
  })

  test('is refused with a sentence where it can’t be read', async () => {
    const { preview } = await buildImports()
    const long = `Name,Email\n${Array.from({ length: 50_000 }, (_, i) => `P ${i},p${i}@school.test`).join('\n')}`
    for (const [text, sentence] of [
      ['Name,Email\nA,"a@b.test\nB,b@b.test', 'A quotation mark is opened and never closed.'],
      ['Name,Email\nA,a"@b.test\nB,b@b.test', 'The quotation marks on line 2 don’t match.'],
      [long, 'This list has 50,000 rows. Import up to 5,000 at a time.'],
      [
        'Name,Email\nZo\ufffd,zoe@b.test',
        'Line 2 has letters that couldn’t be read. In Excel, save the list as “CSV UTF-8”',
      ],
      ['N\0a\0m\0e\0', 'Line 1 has letters that couldn’t be read.'],
      ['Name,Email', 'There’s no one in this list.'],
      ['   \n', 'Paste a list, or choose a file.'],
    ] as const)
      expect(await preview(text)).toMatchObject({ status: 400, fields: { text: expect.stringContaining(sentence) } })
  })

  test('is not made where people have changed since it was seen', async () => {
    const { post, preview, add, people } = await buildImports()
    const seen = await preview(three)
    await add({ email: 'robin@school.test' })
    const count = (await people()).length
    const answer = await post('imports', { text: three, leave: false, fingerprint: seen.fingerprint })
    expect(answer.json()).toMatchObject({ status: 409, code: 'stale' })
    expect(await people()).toHaveLength(count)
  })

  test('with one key is made once', async () => {
    const { post, preview, people } = await buildImports()
    const { fingerprint } = await preview(three)
    const before = (await people()).length
    const send = () => post('imports', { text: three, leave: false, fingerprint }, { 'idempotency-key': 'import-123' })
    const answers = await Promise.all([send(), send(), send()])
    expect(new Set(answers.map(answer => answer.json().id)).size).toBe(1)
    expect(await people()).toHaveLength(before + 3)
  })
})

describe('leaving by an import', () => {
  const everyone = { everyone: true }

  test('needs a list of everyone and a yes', async () => {
    const { bringIn, preview, named } = await buildImports()
    await bringIn(three)
    const two = three.split('\r\n').slice(0, 2).join('\r\n')
    expect(await preview(two)).toMatchObject({ leavers: [] })
    const seen = await preview(two, everyone)
    expect(seen.counts.leaving).toBe(1)
    // A governor is in no list of staff.
    expect(seen.leavers.map(({ name, stays }) => [name, stays])).toEqual([
      ['Ada Admin', 'This is you.'],
      ['Robin Cole', null],
    ])
    await bringIn(`${two}\nNew,Person,new@school.test,Teaching,,,`, everyone)
    expect(await named('robin@school.test')).toMatchObject({ leftAt: null })
    expect((await bringIn(two, { ...everyone, leave: true })).statusCode).toBe(201)
    expect((await named('robin@school.test'))?.leftAt).not.toBeNull()
    // Who is in the next list has come back.
    await bringIn(three)
    expect(await named('robin@school.test')).toMatchObject({ leftAt: null })
  })

  test('never takes a facilitator, an administrator or anyone while a line has a problem', async () => {
    const { preview, facilitator, person } = await buildImports()
    await facilitator('questioning', { name: 'Fay Facilitator' })
    await person({ name: 'Otto Other', roles: ['administrator'] })
    await person({ name: 'Mia Member' })
    const stays = async (text: string) =>
      Object.fromEntries((await preview(text, everyone)).leavers.map(({ name, stays }) => [name, stays]))
    expect(await stays(three)).toEqual({
      'Ada Admin': 'This is you.',
      'Fay Facilitator': 'They’re a facilitator. Choose another facilitator first.',
      'Otto Other': 'Administrators can’t be marked as left by an import.',
      'Mia Member': null,
    })
    const wrong = await stays(`${three}\r\nX,Y,not an address,Teaching,,,`)
    expect(wrong['Mia Member']).toBe('Correct the lines with problems first.')
  })
})

describe('undoing an import', () => {
  test('takes away whom it added and puts back what it changed', async () => {
    const { add, bringIn, post, people, named } = await buildImports()
    await add({ name: 'Robin Old', email: 'robin@school.test', department: 'Art' })
    const before = await people()
    const { id } = (await bringIn(three)).json()
    expect(await named('robin@school.test')).toMatchObject({ name: 'Robin Cole', job: 'Technician' })
    const undone = await post(`imports/${id}/undo`)
    expect(undone.json()).toMatchObject({ import: { undoneAt: expect.any(String), undoUntil: null }, kept: [] })
    expect((await people()).map(({ version: _, ...row }) => row).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      before.map(({ version: _, ...row }) => row).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
    expect((await post(`imports/${id}/undo`)).json()).toMatchObject({ code: 'already-used' })
  })

  test('leaves what has moved on since, and names it', async () => {
    const { add, bringIn, post, named, patch, member, administrator, person, store } = await buildImports()
    await add({ name: 'Robin Old', email: 'robin@school.test', department: 'Art' })
    await member('feedback', { name: 'Lee Leaver' })
    const coordinator = await person({ name: 'Cy Coordinator', roles: ['coordinator', 'administrator'] })
    const { id } = (await bringIn(three, { everyone: true, leave: true })).json()
    const robin = await named('robin@school.test')
    const aisha = await named('aisha.khan@school.test')
    const placed = await coordinator.inject({
      method: 'PUT',
      url: `/api/v1/people/${aisha?.id}/membership`,
      payload: { hubSlug: 'questioning' },
    })
    expect(placed.statusCode).toBe(204)
    const changed = await patch(administrator, robin?.id ?? '', { job: 'Caretaker', expectedVersion: robin?.version })
    expect(changed.statusCode).toBe(200)
    const undone = await post(`imports/${id}/undo`)
    expect(undone.json().kept).toHaveLength(3)
    expect(undone.json().kept).toEqual(
      expect.arrayContaining([
        { name: 'Aisha Khan', reason: 'Has a place in a hub or is in other records. Mark them as left instead.' },
        { name: 'Robin Cole', reason: 'Has been changed since.' },
        { name: 'Lee Leaver', reason: 'They work here again, but need adding to a hub.' },
      ]),
    )
    expect(await named('robin@school.test')).toMatchObject({
      name: 'Robin Old',
      job: 'Caretaker',
      staffKind: 'teaching',
    })
    expect(await named('grace@school.test')).toBeUndefined()
    const lines = await store.read.db.select().from(store.read.t.peopleImportLine)
    expect(lines.length).toBeGreaterThan(0)
  })

  test('is over after thirty days', async () => {
    const { bringIn, person, clock } = await buildImports()
    const { id } = (await bringIn(three)).json()
    const listed = async () => {
      const someone = await person({ roles: ['administrator'] })
      const { items } = (await someone.inject({ url: '/api/v1/people/imports' })).json()
      return { someone, item: items[0] }
    }
    expect((await listed()).item).toMatchObject({ id, by: { name: 'Ada Admin' }, undoUntil: expect.any(String) })
    clock.now += 31 * 24 * 3_600_000
    const { someone, item } = await listed()
    expect(item.undoUntil).toBeNull()
    const late = await someone.inject({ method: 'POST', url: `/api/v1/people/imports/${id}/undo` })
    expect(late.json()).toMatchObject({ status: 409, detail: expect.stringContaining('more than 30 days old') })
  })
})

test('an export, imported, changes nothing, and holds no formula', async () => {
  const { bringIn, preview, add, administrator } = await buildImports()
  await bringIn(three)
  await add({ name: '=HYPERLINK("http://evil.test")', email: 'evil@school.test', job: "'+1", department: '@x, "y"' })
  const { csv } = (await administrator.inject({ url: '/api/v1/people/export' })).json()
  expect(csv).not.toMatch(/(?:^|,|")[=+@-]/mu)
  const seen = await preview(csv, { everyone: true })
  expect(seen.counts).toMatchObject({ new: 0, changed: 0, double: 0, error: 0, leaving: 0 })
})

describe('inviting many', () => {
  test('writes to those who never were, once, and says when and how far it has come', async () => {
    const { bringIn, post, administrator, store, clock } = await buildImports()
    await bringIn(three)
    const mails = () => store.read.db.select().from(store.read.t.mail)
    const first = await post('invitations', { whom: 'never-invited' })
    expect(first.statusCode).toBe(202)
    expect(first.json()).toMatchObject({ neverInvited: 0, notCome: 3, come: 1 })
    expect(await mails()).toHaveLength(3)
    expect((await post('invitations', { whom: 'never-invited' })).json()).toMatchObject({
      detail: 'Everyone has been invited already.',
    })
    expect((await post('invitations', { whom: 'not-come' })).statusCode).toBe(409)
    const at = new Date(clock.now).toISOString()
    const list = await administrator.inject({ url: '/api/v1/people/not-come' })
    expect(list.json().items.map((row: { invitedAt: string }) => row.invitedAt)).toEqual([at, at, at])
    clock.now += 3_600_001
    const before = (await mails()).map(({ id }) => id)
    expect((await post('invitations', { whom: 'not-come' })).statusCode).toBe(202)
    // One that had not gone out yet is taken back: its link has just ended.
    const after = await mails()
    expect(after.filter(({ id }) => !before.includes(id))).toHaveLength(3)
    expect(after.filter(({ id, sentAt }) => before.includes(id) && sentAt === null)).toEqual([])
  })
})
