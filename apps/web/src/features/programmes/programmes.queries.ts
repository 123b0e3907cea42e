import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { programme, publicProgramme } from '@hubs/schema/programmes/programmes'
import { queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'
import { keepHubLooks } from '#lib/hub-looks.ts'
import { keepSchoolLook } from '#lib/school-look.ts'
import { keepSchoolZone } from '#lib/time/time.ts'

const FRESH_MS = 5 * MINUTE_MS

/** What anybody may see of the current programme. */
export function publicProgrammeQuery() {
  return queryOptions({
    queryKey: ['programme', 'public'],
    meta: { kept: true },
    queryFn: async ({ signal }) => {
      const found = await get('/public/programme', publicProgramme, { signal })
      keepSchoolZone(found.school.timeZone)
      keepHubLooks(found.hubs)
      keepSchoolLook(found.school)
      return found
    },
    staleTime: FRESH_MS,
  })
}

/** The current programme for signed-in colleagues: dates, the choice window, group sizes. */
export function programmeQuery() {
  return queryOptions({
    queryKey: ['programme', 'current'],
    meta: { kept: true },
    queryFn: ({ signal }) => get('/programmes/current', programme, { signal }),
  })
}
