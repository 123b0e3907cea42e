import type { AuditAction } from '@hubs/schema/audit'
import { eq } from 'drizzle-orm'
import { buildTestApp, type TestApp, type TestPerson } from '../../../test/test-app.ts'

export const nadia = {
  name: 'Nadia New',
  email: 'nadia@school.test',
  staffKind: 'teaching',
  job: 'Teacher',
  department: 'Maths',
  workingDays: ['mon', 'tue'],
  seniorLeader: false,
  roles: [],
}

/** Somebody to add, of whom no more is known than must be. */
export const newcomer = {
  name: 'New Colleague',
  email: 'new@school.test',
  staffKind: 'teaching',
  job: '',
  department: '',
  workingDays: [],
  seniorLeader: false,
  roles: [],
}

/** The whole server with an administrator, and short ways to add and change people. */
export async function buildStaff(variables: Record<string, string> = {}) {
  const made = await buildTestApp(variables)
  const administrator = await made.person({ name: 'Ada Admin', roles: ['administrator'] })
  const add = (over: object = {}, headers: Record<string, string> = {}) =>
    administrator.inject({ method: 'POST', url: '/api/v1/people', payload: { ...nadia, ...over }, headers })
  const patch = (by: TestPerson, id: string, payload: object) =>
    by.inject({ method: 'PATCH', url: `/api/v1/people/${id}`, payload: { expectedVersion: 1, ...payload } })
  return { ...made, administrator, add, patch, audit: (action: AuditAction) => auditOf(made, action) }
}

function auditOf({ store }: Pick<TestApp, 'store'>, action: AuditAction) {
  const { db, t } = store.read
  return db.select().from(t.audit).where(eq(t.audit.action, action))
}
