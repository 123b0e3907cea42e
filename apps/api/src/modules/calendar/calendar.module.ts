import type { Context, Module } from '../../module.ts'
import { calendarRoutes } from './calendar.routes.ts'
import { createCalendar } from './calendar.service.ts'

/** One's own meetings, for a calendar program to fetch. */
export function createCalendarModule({ store, now, origin }: Context) {
  return { services: {}, routes: [calendarRoutes(createCalendar({ store, now, origin }))] } satisfies Module
}
