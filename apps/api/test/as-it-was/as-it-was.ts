import { buildPlans } from '../../src/modules/plans/plans.testkit.ts'
import type { TestPerson } from '../test-app.ts'

/** A hub with a facilitator and two members ten minutes before its second meeting, and who looks after the school. */
export async function buildAsItWas() {
  const test = await buildPlans()
  const coordinator = await test.person({ name: 'Cora Coordinator', roles: ['coordinator'] })
  const administrator = await test.person({ name: 'Ada Admin', roles: ['administrator'] })
  return { ...test, coordinator, administrator, at: `/meetings/${test.second.id}` }
}
export type AsItWas = Awaited<ReturnType<typeof buildAsItWas>>

/** Who saves what, with nothing changed in it. */
export type Save = { by: TestPerson; url: string; payload: object }
export type Saves = Record<string, (world: AsItWas) => Promise<Save | Save[]>>
type Answer = Record<string, never>

export const ask = async (
  by: TestPerson,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
): Promise<Answer> => {
  const answer = await by.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) })
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`)
  return answer.statusCode === 204 ? {} : answer.json()
}
export const read = (by: TestPerson, url: string) => ask(by, 'GET', url)

/** What a form has of a record: what may be changed in it. */
export function formOf({ shape }: { shape: object }, record: object, over: object = {}): object {
  const version = 'version' in record && 'expectedVersion' in shape ? { expectedVersion: record.version } : {}
  const fields = Object.entries(record).filter(([name]) => name in shape)
  return { ...Object.fromEntries(fields), ...version, ...over }
}

/** Opened, and saved as it was. */
export const reopened = async (
  by: TestPerson,
  url: string,
  schema: { shape: object },
  over: (record: never) => object = () => ({}),
) => {
  const record = await read(by, url)
  return { by, url, payload: formOf(schema, record, over(record as never)) }
}

/** Said once; what is looked at is saying it again, having seen what came of it. */
export const saidBefore = async (
  by: TestPerson,
  url: string,
  payload: object,
  expectedVersion?: number,
): Promise<Save> => {
  const { version } = await ask(by, 'PUT', url, payload)
  const seen = expectedVersion ?? version
  return { by, url, payload: { ...payload, ...('expectedVersion' in payload && { expectedVersion: seen }) } }
}
