import { z } from 'zod'
import { id } from './common.ts'

/** What a coordinator takes into a spreadsheet, besides people, the register and hours. */
export const tableNames = ['hubs', 'meetings', 'plans', 'reminders'] as const
export const tableParams = z.object({ table: z.enum(tableNames, 'There is no such table.') })
export type TableName = z.infer<typeof tableParams>['table']

/** Of the current year where none is named. */
export const tableQuery = z.strictObject({ programme: id.optional() })
