import { describe, expect, test } from 'vitest'
import { buildImports } from './imports.testkit.ts'

const head11 =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'
/** A line of a file with this head: what isn't given is empty. */
const lineOf = (head: string, given: Record<string, string>) =>
  head
    .split(',')
    .map(column => given[column] ?? '')
    .join(',')
const of11 = (
  id: string,
  given: string,
  family: string,
  email: string,
  { role = 'teacher', enabled = 'true', status = '' } = {},
) =>
  lineOf(head11, {
    sourcedId: id,
    status,
    enabledUser: enabled,
    orgSourcedIds: 'org1',
    role,
    username: given,
    givenName: given,
    familyName: family,
    email,
  })
const file11 = (...rows: string[]) => [head11, ...rows].join('\r\n')

const head12 =
  'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns'
const roles12 = [
  'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
  'r1,,,u1,primary,teacher,,,org1,',
  'r2,,,u2,primary,student,,,org1,',
  'r3,,,u3,primary,aide,,,org1,',
  'r4,tobedeleted,,u4,primary,teacher,,,org1,',
].join('\r\n')
const of12 = (id: string, given: string, family: string, email: string, preferred = '') =>
  lineOf(head12, {
    sourcedId: id,
    enabledUser: 'true',
    username: given,
    givenName: given,
    familyName: family,
    email,
    preferredGivenName: preferred,
  })

describe('OneRoster 1.1', () => {
  test('brings in the staff, leaves out students and parents, and the second time changes nothing', async () => {
    const { preview, bringIn, named } = await buildImports()
    const file = file11(
      of11('u1', 'Aisha', 'Khan', 'aisha@school.test'),
      of11('u2', 'Robin', 'Cole', 'robin@school.test', { role: 'aide' }),
      of11('u3', 'Small', 'Child', 'child@school.test', { role: 'student' }),
      of11('u4', 'Her', 'Mother', 'mother@school.test', { role: 'parent' }),
    )
    expect(await preview(file)).toMatchObject({ format: 'oneroster', counts: { new: 2, notStaff: 2, error: 0 } })
    await bringIn(file)
    expect(await named('robin@school.test')).toMatchObject({
      name: 'Robin Cole',
      staffKind: 'support',
      sourcedId: 'u2',
    })
    expect(await named('child@school.test')).toBeUndefined()
    expect(await preview(file)).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 2 } })
  })

  test('knows somebody by their sourcedId when their address changes', async () => {
    const { bringIn, preview, people, named } = await buildImports()
    await bringIn(file11(of11('u1', 'Aisha', 'Khan', 'aisha@school.test')))
    const before = (await people()).length
    const moved = file11(of11('u1', 'Aisha', 'Mir', 'a.mir@school.test'))
    expect(await preview(moved)).toMatchObject({
      counts: { new: 0, changed: 1 },
      lines: [
        {
          changes: [
            { field: 'Name', before: 'Aisha Khan', after: 'Aisha Mir' },
            { field: 'Email address', before: 'aisha@school.test', after: 'a.mir@school.test' },
          ],
        },
      ],
    })
    await bringIn(moved)
    expect(await people()).toHaveLength(before)
    expect(await named('a.mir@school.test')).toMatchObject({ sourcedId: 'u1', name: 'Aisha Mir' })
  })

  test('takes people who are here already as the same, by their address', async () => {
    const { add, bringIn, people, named } = await buildImports()
    await add({ name: 'Aisha Khan', email: 'aisha@school.test' })
    const before = (await people()).length
    await bringIn(file11(of11('u1', 'Aisha', 'Khan', 'AISHA@school.test')))
    expect(await people()).toHaveLength(before)
    expect(await named('aisha@school.test')).toMatchObject({ sourcedId: 'u1' })
  })

  test.each([
    ['is to be deleted', { status: 'tobedeleted' }],
    ['isn’t enabled', { enabled: 'false' }],
  ])('somebody who %s leaves after a yes, and not before', async (_, how) => {
    const { bringIn, preview, named } = await buildImports()
    await bringIn(file11(of11('u1', 'Aisha', 'Khan', 'aisha@school.test')))
    const gone = file11(
      of11('u1', 'Aisha', 'Khan', 'aisha@school.test', how),
      of11('u9', 'Never', 'Here', 'n@x.test', how),
    )
    expect(await preview(gone)).toMatchObject({
      counts: { new: 0, leaving: 1 },
      leavers: [{ name: 'Aisha Khan', stays: null }],
    })
    expect((await bringIn(gone)).statusCode).toBe(409)
    expect(await named('aisha@school.test')).toMatchObject({ leftAt: null })
    await bringIn(gone, { leave: true })
    expect((await named('aisha@school.test'))?.leftAt).not.toBeNull()
  })

  test('an address that somebody else has is a problem of its line', async () => {
    const { bringIn, preview } = await buildImports()
    await bringIn(file11(of11('u1', 'Aisha', 'Khan', 'aisha@school.test'), of11('u2', 'Bo', 'Li', 'bo@school.test')))
    expect(await preview(file11(of11('u1', 'Aisha', 'Khan', 'bo@school.test')))).toMatchObject({
      counts: { changed: 0, error: 1 },
      lines: [{ line: 2, reason: 'This email address belongs to someone else. Correct one of them.' }],
    })
  })
})

describe('OneRoster 1.2', () => {
  const users = [
    head12,
    of12('u1', 'Aisha', 'Khan', 'aisha@school.test'),
    of12('u2', 'Small', 'Child', 'child@school.test'),
    of12('u3', 'Robin', 'Cole', 'robin@school.test', 'Rob'),
    of12('u4', 'No', 'Longer', 'nolonger@school.test'),
  ].join('\r\n')

  test('needs roles.csv beside users.csv, and says so', async () => {
    const { preview } = await buildImports()
    expect(await preview(users)).toMatchObject({
      status: 400,
      fields: { text: expect.stringContaining('Choose users.csv and roles.csv together') },
    })
    expect(await preview(users, { roles: 'something,else\n1,2' })).toMatchObject({
      status: 400,
      fields: { roles: expect.stringContaining('isn’t the roles.csv') },
    })
  })

  test('takes roles from there and the names people prefer', async () => {
    const { preview, bringIn, named } = await buildImports()
    expect(await preview(users, { roles: roles12 })).toMatchObject({ counts: { new: 2, notStaff: 2 } })
    await bringIn(users, { roles: roles12 })
    expect(await named('robin@school.test')).toMatchObject({ name: 'Rob Cole', staffKind: 'support' })
  })
})
