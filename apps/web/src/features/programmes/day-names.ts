import type { UsualMeeting } from '@hubs/schema/programmes/programmes'

export const dayNames: Record<UsualMeeting['day'], string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
}
