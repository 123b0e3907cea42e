import { anyone, at, type Row, secret, stale } from './access.ts'

const own = '401 200 200 200 200 200 200 200'

/** Calendars, notices, hours and certificates. */
//                                                       visitor member facil. other coord. admin lead. school
export const yearRows: Record<string, Row> = {
  'GET /api/v1/me/calendar': { get: at('/me/calendar'), expect: own },
  'POST /api/v1/me/calendar': { get: at('/me/calendar'), expect: own.replaceAll('200', '201') },
  'DELETE /api/v1/me/calendar': { get: at('/me/calendar'), expect: own.replaceAll('200', '204') },
  'GET /api/v1/calendars/:file': anyone(at(`/calendars/${secret}.ics`), 404),
  'GET /api/v1/me/notices': { get: at('/me/notices'), expect: own },
  'POST /api/v1/me/notices/read': { get: at('/me/notices/read'), expect: own.replaceAll('200', '204') },
  'GET /api/v1/me/notice-choices': { get: at('/me/notice-choices'), expect: own },
  'PUT /api/v1/me/notice-choices/:kind': { get: at('/me/notice-choices/minutes', { channel: 'digest' }), expect: own },
  'GET /api/v1/emails/previews/:id/page': {
    get: at('/emails/previews/0/page'),
    expect: '401 403 403 403 200 403 403 200',
  },
  'GET /api/v1/emails/previews': { get: at('/emails/previews'), expect: '401 403 403 403 200 403 403 200' },
  'POST /api/v1/emails/undelivered/retry': {
    get: at('/emails/undelivered/retry', {}),
    expect: '401 403 403 403 409 409 403 409',
  },
  'GET /api/v1/tables/:table': { get: at('/tables/hubs'), expect: '401 403 403 403 200 403 403 200' },
  'GET /api/v1/emails/undelivered': { get: at('/emails/undelivered'), expect: '401 403 403 403 200 200 403 200' },
  'GET /api/v1/reminders': { get: at('/reminders'), expect: '401 403 200 200 200 403 403 200' },
  'POST /api/v1/reminders': {
    get: ({ meeting, member }) => at('/reminders', { meetingId: meeting, personIds: [member] })(),
    expect: '401 403 404 404 404 403 403 404',
  },
  'GET /api/v1/people/:id/hours': {
    get: ({ member }) => at(`/people/${member}/hours`)(),
    expect: '401 200 403 403 200 403 403 404',
  },
  'GET /api/v1/people/:id/hours/csv': {
    get: ({ member }) => at(`/people/${member}/hours/csv`)(),
    expect: '401 200 403 403 200 403 403 404',
  },
  'POST /api/v1/people/:id/hours/corrections': {
    get: ({ member }) =>
      at(`/people/${member}/hours/corrections`, {
        programmeId: 'none',
        kind: 'extra',
        minutes: 10,
        reason: 'Read a paper',
      })(),
    expect: '401 403 403 403 404 403 403 404',
  },
  'GET /api/v1/register': { get: at('/register'), expect: '401 403 200 200 200 403 403 200' },
  'GET /api/v1/register/csv': { get: at('/register/csv'), expect: '401 403 200 200 200 403 403 200' },
  'GET /api/v1/register/hours/csv': { get: at('/register/hours/csv'), expect: '401 403 403 403 200 403 403 200' },
  'GET /api/v1/meetings/:id/catch-up': {
    get: ({ meeting }) => at(`/meetings/${meeting}/catch-up`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/catch-up': {
    get: ({ meeting }) => at(`/meetings/${meeting}/catch-up`)(),
    expect: '401 409 409 403 403 403 403 404',
  },
  'POST /api/v1/people/:id/certificates': {
    get: ({ member }) => at(`/people/${member}/certificates`, { programmeId: 'none' })(),
    expect: '401 404 403 403 404 403 403 404',
  },
  'GET /api/v1/certificates/:id/pdf': {
    get: at('/certificates/none/pdf'),
    expect: '401 404 404 404 404 404 404 404',
  },
  'POST /api/v1/public/certificates/check': anyone(at('/public/certificates/check', { code: 'ABCDEFGHJKMN' }), 404),
  'GET /api/v1/years': { get: at('/years'), expect: own },
  'GET /api/v1/next-year': { get: at('/next-year'), expect: '401 403 403 403 200 403 403 200' },
  'PUT /api/v1/next-year': {
    get: at('/next-year', {
      name: '2027-28',
      startsOn: null,
      halfTerms: [{ name: 'Autumn 1', startsOn: '2027-09-01', endsOn: '2027-10-22' }],
      staying: 'stay',
      daysOff: [],
      choosingAgain: [],
      notRunning: [],
      expectedVersion: 4711,
    }),
    expect: '401 403 403 403 409 403 403 409',
  },
  'POST /api/v1/next-year/start': {
    get: at('/next-year/start', { expectedVersion: 4711 }),
    expect: '401 403 403 403 409 403 403 409',
  },
  'DELETE /api/v1/next-year/start': { get: at('/next-year/start'), expect: '401 403 403 403 409 403 403 409' },
  'GET /api/v1/school': { get: at('/school'), expect: '401 403 403 403 200 200 403 200' },
  'GET /api/v1/school/contacts': { get: at('/school/contacts'), expect: own },
  'PATCH /api/v1/school': { get: at('/school', { name: 'S', ...stale }), expect: '401 403 403 403 409 409 403 409' },
  'PUT /api/v1/school/logo': {
    get: at('/school/logo', { image: 'bm8gcGljdHVyZQ==', alt: '' }),
    expect: '401 403 403 403 400 400 403 400',
  },
  'DELETE /api/v1/school/logo': { get: at('/school/logo'), expect: '401 403 403 403 200 200 403 200' },
  'GET /api/v1/public/school-logos/:file': anyone(at(`/public/school-logos/${'0'.repeat(32)}.png`), 404),
}
