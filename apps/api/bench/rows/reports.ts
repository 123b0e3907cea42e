import path from 'node:path'
import { inTurns, timed } from '../figures.ts'
import { fillReportSchool } from '../report-school.ts'
import { ask } from '../requests.ts'
import { ourServer, type Work, type World } from '../world.ts'

const asked = [
  ['the year, to leadership', 'leadership', '/reports/year'],
  ['the year, exact', 'coordinator', '/reports/year'],
  ['who is behind a figure', 'coordinator', '/reports/year/people?figure=attendance%20missed'],
  ['a term, to governors', 'leadership', '/reports/terms/1'],
  ['outcomes of all hubs', 'leadership', '/reports/outcomes'],
  ['choices and attendance', 'leadership', '/reports/participation'],
  ['strategies tried', 'leadership', '/reports/trials'],
  ['how meetings went', 'leadership', '/reports/pulse'],
  ['the register of a year', 'coordinator', '/register'],
  ['hours as CSV', 'leadership', '/reports/csv?topic=hours'],
  ['everyone’s hours as CSV', 'coordinator', '/register/hours/csv'],
  ['a term as PDF', 'leadership', '/reports/terms/1/pdf'],
] as const

const years = { big: 5, small: 1 }
const cookies = new Map<string, ReturnType<typeof fillReportSchool>>()

/** Our server on a school of two thousand people after so many years. */
async function schoolOf(world: World, size: keyof typeof years) {
  const dataDir = path.join(world.folder, `reports-${size}`)
  const filled = cookies.get(size) ?? fillReportSchool(dataDir, years[size])
  cookies.set(size, filled)
  const people = await filled
  return { server: await world.start(ourServer, { DATA_DIR: dataDir }), people }
}

export const reportRows: Work[] = asked.map(([work, who, address]) => ({
  work: `reports: ${work}, 2,000 people after five years beside one`,
  unit: 'ms',
  bar: { most: 1.3 },
  async measure(world) {
    const [big, small] = [await schoolOf(world, 'big'), await schoolOf(world, 'small')]
    const take =
      ({ server, people }: typeof big) =>
      () =>
        timed(6, () => ask(server, { path: `/api/v1${address}`, cookie: people[who] }))
    return inTurns(5, take(big), take(small))
  },
}))
