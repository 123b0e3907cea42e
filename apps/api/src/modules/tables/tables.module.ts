import type { Context, Module } from '../../module.ts'
import type { Reminders } from '../notices/reminders.service.ts'
import { tableRoutes } from './tables.routes.ts'
import { createTables } from './tables.service.ts'

/** The coordinator’s tables, for a spreadsheet. */
export function createTablesModule({ store }: Context, { planReminders }: { planReminders: Reminders }) {
  return { services: {}, routes: [tableRoutes(createTables({ store, planReminders }))] } satisfies Module
}
