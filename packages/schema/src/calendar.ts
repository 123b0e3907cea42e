import { z } from 'zod'
import { instant } from './common.ts'

/** Whether somebody has a calendar address, and since when. The address itself is told once, when it is made. */
export const calendarFeed = z.object({ createdAt: instant.nullable() })
export type CalendarFeed = z.infer<typeof calendarFeed>

/** A new address, which ends the one before. */
export const newCalendarFeed = z.object({ url: z.string(), createdAt: instant })
