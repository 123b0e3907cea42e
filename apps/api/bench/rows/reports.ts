import { reportTopics } from '@hubs/schema/reports/year-report'
import { tableNames } from '@hubs/schema/tables'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { inTurns, timed } from '../figures.ts'
import { fillReportSchool } from '../report-school.ts'
import { ask } from '../requests.ts'
import { ourServer, type Work, type World } from '../world.ts'

type ReportSchool = Awaited<ReturnType<typeof fillReportSchool>>
/** `otherLeader`: one person may download so many files a minute. */
type Who = 'coordinator' | 'leadership' | 'otherLeader' | 'administrator'
type Asked = readonly [work: string, who: Who, address: string | ((school: ReportSchool) => string)]

const terms = [1, 2, 3].flatMap((term): Asked[] => [
  [`term ${term}, to governors`, 'leadership', `/reports/terms/${term}`],
  [`term ${term} as CSV`, 'leadership', `/reports/terms/${term}/csv`],
  [`term ${term} as PDF`, 'leadership', `/reports/terms/${term}/pdf`],
])

const asked: Asked[] = [
  ['the year, to leadership', 'leadership', '/reports/year'],
  ['the year, exact', 'coordinator', '/reports/year'],
  ['who is behind a figure', 'coordinator', '/reports/year/people?figure=attendance%20missed'],
  ...terms,
  ['outcomes of all hubs', 'leadership', '/reports/outcomes'],
  ['choices and attendance', 'leadership', '/reports/participation'],
  ['strategies tried', 'leadership', '/reports/trials'],
  ['how meetings went', 'leadership', '/reports/pulse'],
  ...reportTopics.map((topic): Asked => [`${topic} as CSV`, 'otherLeader', `/reports/csv?topic=${topic}`]),
  ...tableNames.map((table): Asked => [`the table of ${table}`, 'coordinator', `/tables/${table}`]),
  ['the register of a year', 'coordinator', '/register'],
  ['the register as CSV', 'coordinator', '/register/csv'],
  ['everyone’s hours as CSV', 'coordinator', '/register/hours/csv'],
  ['a person’s hours', 'coordinator', ({ personId }) => `/people/${personId}/hours`],
  ['a person’s hours as CSV', 'coordinator', ({ personId }) => `/people/${personId}/hours/csv`],
]

const years = { big: 5, small: 1 }
const engines = ['SQLite', 'PostgreSQL'] as const
type Engine = (typeof engines)[number]
const filled = new Map<string, ReturnType<typeof fill>>()

/** What PostgreSQL does by itself within minutes of so many rows, and would do in the middle of a row. */
async function analyse(url: string) {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('VACUUM ANALYZE')
  await client.end()
}

async function fill(world: World, engine: Engine, size: keyof typeof years) {
  const dataDir = path.join(world.folder, `reports-${engine}-${size}`)
  mkdirSync(dataDir)
  const url = engine === 'PostgreSQL' ? await world.database(`reports_${size}`) : null
  const store = url ? await openPostgres(url, dataDir) : await openSqlite(dataDir)
  try {
    const school = await fillReportSchool(store, years[size])
    if (url) await analyse(url)
    return { school, variables: { DATA_DIR: dataDir, ...(url && { DATABASE_URL: url }) } }
  } finally {
    await store.close()
  }
}

/** Our server on a school of two thousand people after so many years. */
async function schoolOf(world: World, engine: Engine, size: keyof typeof years) {
  const key = `${engine} ${size}`
  const filling = filled.get(key) ?? fill(world, engine, size)
  filled.set(key, filling)
  const { school, variables } = await filling
  return { school, server: await world.start(ourServer, variables) }
}
type OfSize = Awaited<ReturnType<typeof schoolOf>>

/** After five years beside after one, in turns. */
const beside = (
  engine: Engine,
  work: string,
  unit: string,
  take: (of: OfSize) => Promise<() => Promise<number[]>>,
): Work => ({
  work: `reports, ${engine}: ${work}, 2,000 people after five years beside one`,
  unit,
  bar: { most: 1.3 },
  large: true,
  async measure(world) {
    const [big, small] = [await schoolOf(world, engine, 'big'), await schoolOf(world, engine, 'small')]
    return inTurns(3, await take(big), await take(small))
  },
})

const readRow = (engine: Engine, [work, who, address]: Asked) =>
  beside(engine, work, 'ms', async ({ server, school }) => {
    const query = `/api/v1${typeof address === 'string' ? address : address(school)}`
    return () => timed(2, () => ask(server, { path: query, cookie: school[who] }))
  })

/** A certificate of one year, issued before anything is measured. */
const certificateRow = (engine: Engine) =>
  beside(engine, 'a certificate as PDF', 'ms', async ({ server, school }) => {
    const cookie = school.coordinator
    const { personId, programmeId } = school
    const issued = await ask(server, {
      method: 'POST',
      path: `/api/v1/people/${personId}/certificates`,
      cookie,
      body: { programmeId },
      headers: { origin: server.origin },
    })
    const { id } = JSON.parse(issued) as { id: string }
    return () => timed(2, () => ask(server, { path: `/api/v1/certificates/${id}/pdf`, cookie, encoding: 'latin1' }))
  })

/** All years are in it: what must not grow is what each megabyte takes. */
const downloadRow = (engine: Engine) =>
  beside(engine, 'everything in one download', 'ms for each MB', async ({ server, school }) => async () => {
    const began = performance.now()
    const zip = await ask(server, {
      method: 'POST',
      path: '/api/v1/school/export',
      cookie: school.administrator,
      headers: { origin: server.origin },
      encoding: 'latin1',
    })
    return [(performance.now() - began) / (zip.length / 1_000_000)]
  })

export const reportRows: Work[] = engines.flatMap(engine => [
  ...asked.map(each => readRow(engine, each)),
  certificateRow(engine),
  downloadRow(engine),
])
