import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/test-app.ts'

const src = path.join(import.meta.dirname, '..')
const files = globSync('**/*.ts', { cwd: src }).filter(name => !/\.(test|testkit)\.ts$/.test(name))
const read = (name: string) => readFileSync(path.join(src, name), 'utf8')
/** The files in whose code this stands; comments are no code. */
const having = (pattern: RegExp) =>
  files.filter(name => pattern.test(read(name).replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, ''))).toSorted()

test('no query is put together from text', () => {
  expect(files.length).toBeGreaterThan(300)
  expect(having(/\bsql\.raw\b/)).toEqual([])
  expect(having(/\b(eval|new Function)\(/)).toEqual([])
})

test('nothing is fetched from an address that somebody gave', () => {
  // A restore asks the server it has just started; the sign-in services are named by the environment.
  expect(having(/(?<![\w.])fetch\(/)).toEqual(['store/restore.ts'])
  expect(having(/from 'openid-client'|import\('openid-client'\)/)).toEqual([
    'modules/accounts/school-sign-in/oidc.client.ts',
  ])
  expect(having(/\b(https?|net|tls|dgram|dns)\.(get|request|connect|createConnection|lookup|resolve)\w*\(/)).toEqual([])
})

test('no pattern looks for an end, or for a mark among spaces, from each place of a text', () => {
  const root = path.join(import.meta.dirname, '../../../..')
  const everywhere = globSync('{apps/api/src,packages/*/src}/**/*.ts', { cwd: root })
  // On the server everybody waits. A run that is tried from each of its places takes the square of its length: 40,000 spaces are half a minute.
  const slow = /\/(?!\^)[^/\n]*(?:\]|\\[sSdDwW]|\\\))[+*]\$\/[a-z]*[,.)]|\\s\*[,;:|]\\s\*\//
  expect(slow.test("text.replace(/[\\s.]+$/u, '')")).toBe(true)
  expect(slow.test('text.split(/\\s*,\\s*/)')).toBe(true)
  const found = everywhere.filter(
    name => !/\.(test|testkit)\.ts$/.test(name) && slow.test(readFileSync(path.join(root, name), 'utf8')),
  )
  expect(everywhere.length).toBeGreaterThan(500)
  expect(found).toEqual([])
})

/**
 * What may be looked up before anybody was authorised: what a rule judges by. It changes nothing by its type; what of it
 * is somebody's own words is closed until it was opened (`Found`).
 */
const lookups: Record<string, readonly string[]> = {
  'discussion/following.repo.ts': ['findCurrentProgrammeId'],
  'discussion/places.repo.ts': ['findPlace', 'listPlaces'],
  'discussion/replies.repo.ts': ['findReply'],
  'discussion/visitors/visitors.repo.ts': ['findOfVisitor'],
  'evaluation/evaluation.repo.ts': ['findHub', 'listGroups', 'listMeetings', 'listHalfTerms', 'findOutcome'],
  'hours/hours.repo.ts': ['findPerson', 'findCertificateById'],
  'hubs/hubs.repo.ts': ['findHub', 'findGroup', 'findGroupIdsOf'],
  'meetings/meetings.repo.ts': ['findMeeting', 'listFormerGroups', 'listOwnGroups'],
  'meetings/run/runs.repo.ts': ['findWithRun', 'findStart'],
  'observations/observations.repo.ts': ['findObservation'],
  'operations/accessibility.repo.ts': ['findStatement'],
  'operations/backups/backups.repo.ts': ['firstSchoolAt'],
  'plans/calendar.repo.ts': ['listMeetingDays', 'findMeetingDay', 'isCurrent', 'listPartnersNow'],
  'plans/plans.repo.ts': ['findPlan'],
  'plans/support/support.repo.ts': ['findSupport'],
  'privacy/erasure.repo.ts': ['findPerson'],
  'privacy/retention.repo.ts': ['firstSchoolName'],
  'programmes/programmes.repo.ts': ['findSchool', 'findTimeZone', 'findCurrentProgramme'],
  'publications/publications.repo.ts': ['findPublication', 'findTrial', 'findHub'],
  'publications/showcase.repo.ts': ['findPlace'],
  'references/reading.repo.ts': ['findPlace'],
  'references/references.repo.ts': ['findReference'],
  'staff/staff.repo.ts': ['findPerson'],
  'strategies/strategies.repo.ts': ['findStrategy'],
  'strategies/techniques/adaptations.repo.ts': ['findAdaptation'],
  'trials/trials.repo.ts': ['findStrategyName'],
}

const repoFunction = /^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*(?:\{[^}]*\}|\w+): (\w+)/gm

test('every function of a repo takes the proof, but for the few that find what is judged', () => {
  const repos = files.filter(name => name.endsWith('.repo.ts')).toSorted()
  const taking = (type: string) =>
    Object.fromEntries(
      repos.flatMap(name => {
        const own = [...read(name).matchAll(repoFunction)].flatMap(([, made, first]) => (first === type ? [made] : []))
        return own.length > 0 ? [[name.replace('modules/', ''), own]] : []
      }),
    )
  expect(Object.values(taking('Tx')).flat().length).toBeGreaterThan(400)
  expect(taking('Lookup')).toEqual(lookups)
})

test('nobody gets by without being authorised but where it says as who', () => {
  expect(having(/\basSystem\(/)).toEqual([
    'commands/admin.ts',
    'modules.ts',
    'modules/check-in/check-in.service.ts',
    'modules/choosing/moving/swaps.service.ts',
    'modules/displays/displays.service.ts',
    'modules/mail/mail.module.ts',
    'modules/meetings/live/live.service.ts',
    'modules/meetings/run/runs.service.ts',
    'modules/membership/reminders.service.ts',
    'modules/notices/notices.module.ts',
    'modules/plans/plans.module.ts',
    'modules/privacy/privacy.module.ts',
    'modules/privacy/retention.service.ts',
    'modules/programmes/past-years.service.ts',
    'modules/reports/reports.module.ts',
    'modules/search/index/search-index.module.ts',
    'modules/staff/imports/imports.service.ts',
    'modules/staff/staff.service.ts',
    'modules/strategies/strategies.module.ts',
    'modules/trials/counts/trial-counts.module.ts',
    'sample/welcome/welcome.routes.ts',
    'start.ts',
  ])
  expect(having(/\basBearer\(/)).toEqual([
    'modules/accounts/accounts.module.ts',
    'modules/accounts/accounts.service.ts',
    'modules/accounts/sessions.service.ts',
    'modules/calendar/calendar.service.ts',
    'modules/check-in/check-in.service.ts',
    'modules/displays/displays.service.ts',
    'modules/hours/certificates.service.ts',
    'modules/meetings/run/runs.service.ts',
  ])
  expect(having(/\basVisitor\(/)).toEqual([
    'modules/discussion/visitors/visitors.service.ts',
    'modules/programmes/programmes.service.ts',
    'modules/publications/publications.service.ts',
    'modules/publications/showcase.service.ts',
    'modules/school/school.service.ts',
  ])
  // A query is a repo's: no service has what a lookup has inside.
  expect(having(/\.db\b|\{ db\b/).filter(name => /\.(service|routes|module)\.ts$/.test(name))).toEqual([])
})

type Schema = { type?: string; properties?: object; additionalProperties?: unknown; [key: string]: unknown }

/** Every object in a schema, with the way to it. */
function objectsIn(schema: unknown, at: string): [string, Schema][] {
  if (typeof schema !== 'object' || schema === null) return []
  const here: [string, Schema][] = 'properties' in schema ? [[at, schema as Schema]] : []
  return [...here, ...Object.entries(schema).flatMap(([key, value]) => objectsIn(value, `${at}.${key}`))]
}

test('every body refuses what it does not name, however deep', async () => {
  const { app } = await buildTestApp()
  const { paths, components } = (await app.inject('/api/v1/openapi.json')).json()
  const bodies = Object.entries<Record<string, { requestBody?: unknown }>>(paths).flatMap(([url, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => objectsIn(requestBody, `${method} ${url}`)),
  )
  expect(bodies.length).toBeGreaterThan(60)
  expect(components?.schemas ?? {}).toEqual({})
  // What a browser's own passkey says is the browser's affair.
  const open = bodies
    .filter(([at, { additionalProperties }]) => additionalProperties !== false && !at.includes('/passkey'))
    .map(([at]) => at)
  expect(open).toEqual([])
})

test('no answer holds the key of a session, or any hash of one', async () => {
  const { app, store, member } = await buildTestApp()
  const amy = await member('questioning', { roles: ['administrator', 'coordinator'] })
  const token = amy.cookie.replace('hubs=', '')
  const hashes = (await store.read.db.select().from(store.read.t.session)).map(({ tokenHash }) => tokenHash)
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  const urls = Object.entries<{ get?: object }>(paths).flatMap(([url, { get }]) =>
    get && !url.includes('{') && !url.endsWith('/live') ? [url] : [],
  )
  expect(urls.length).toBeGreaterThan(30)
  for (const url of urls) {
    const { body, headers } = await amy.inject({ url })
    const said = body + JSON.stringify(headers)
    expect([url, [token, ...hashes].some(secret => said.includes(secret))]).toEqual([url, false])
  }
})
