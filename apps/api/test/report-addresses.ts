import { reportTopics } from '@hubs/schema/reports/year-report'
import { tableNames } from '@hubs/schema/tables'
import type { FastifyInstance } from 'fastify'

type Who = 'coordinator' | 'leadership'

/** Everything that tells of a whole year, with who asks for it. */
export const reportAddresses: readonly (readonly [Who, string])[] = [
  ['leadership', '/reports/year'],
  ['coordinator', '/reports/year'],
  ['coordinator', '/reports/year/people?figure=attendance%20missed'],
  ...[1, 2, 3].flatMap(term => ['', '/csv', '/pdf'].map(as => ['leadership', `/reports/terms/${term}${as}`] as const)),
  ['leadership', '/reports/outcomes'],
  ['leadership', '/reports/participation'],
  ['leadership', '/reports/trials'],
  ['leadership', '/reports/pulse'],
  ...reportTopics.map(topic => ['leadership', `/reports/csv?topic=${topic}`] as const),
  ...reportTopics.map(topic => ['coordinator', `/reports/csv?topic=${topic}`] as const),
  ...tableNames.map(table => ['coordinator', `/tables/${table}`] as const),
  ['coordinator', '/register'],
  ['coordinator', '/register/csv'],
  ['coordinator', '/register/hours/csv'],
]

/** That of a plan, and not of a year, has an id. */
const isReport = /^\/api\/v1\/(reports|tables|register)(\/(?!\{id\})|$)/u

/** Addresses of the server that tell of a whole year and are not among these. */
export async function missingReports(app: FastifyInstance): Promise<string[]> {
  const { paths } = (await app.inject('/api/v1/openapi.json')).json<{ paths: Record<string, object> }>()
  const known = reportAddresses.map(([, address]) => `/api/v1${address.split('?')[0]}`)
  const isKnown = (path: string) => {
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u')
    return known.some(address => pattern.test(address))
  }
  return Object.entries(paths).flatMap(([path, ways]) =>
    isReport.test(path) && 'get' in ways && !isKnown(path) ? [path] : [],
  )
}
