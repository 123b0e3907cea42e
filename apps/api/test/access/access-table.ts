import { newcomer } from '../../src/modules/staff/staff.testkit.ts'
import { importRows, secondFactorRows } from './access-accounts.ts'
import { choosingRows } from './access-choosing.ts'
import { discussionRows } from './access-discussion.ts'
import { evaluationRows } from './access-evaluation.ts'
import { libraryRows } from './access-library.ts'
import { meetingRows } from './access-meetings.ts'
import { observationRows } from './access-observations.ts'
import { planRows } from './access-plans.ts'
import { preparationRows, minutesRows } from './access-preparation.ts'
import { publicationRows } from './access-publications.ts'
import { referenceRows } from './access-references.ts'
import { searchRows } from './access-search.ts'
import { trialRows } from './access-trials.ts'
import { yearRows } from './access-year.ts'
import { anyone, at, type Row, secret, stale } from './access.ts'

const hub = '/hubs/questioning'
/**
 * The access table: each route, and what each of these gets from it, in this order. A request that would change
 * something names a version nobody has seen, or comes too early or too late: whoever may is told 409, and nothing is
 * spoilt for the next.
 */
//                                                       visitor member facil. other coord. admin lead. school
export const accessTable: Record<string, Row> = {
  'GET /api/v1/health/live': anyone(at('/health/live')),
  'GET /api/v1/health/ready': anyone(at('/health/ready')),
  'GET /api/v1/mail-delivery': { get: at('/mail-delivery'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/audit': { get: at('/audit'), expect: '401 403 403 403 403 200 403 200' },
  'GET /api/v1/backups': { get: at('/backups'), expect: '401 403 403 403 403 200 403 200' },
  // PostgreSQL needs tools of its own version on the machine, and says so.
  'POST /api/v1/backups': {
    get: at('/backups'),
    expect:
      process.env.TEST_ENGINE === 'sqlite' ? '401 403 403 403 403 201 403 201' : '401 403 403 403 403 503 403 503',
  },
  'GET /api/v1/server-version': { get: at('/server-version'), expect: '401 403 403 403 403 200 403 200' },
  'POST /api/v1/school/export': { get: at('/school/export'), expect: '401 403 403 403 403 200 403 200' },
  // There are none without a token, and with one it is a monitor’s alone.
  'GET /api/v1/metrics': anyone(at('/metrics'), 404),
  'GET /api/v1/openapi.json': anyone(at('/openapi.json')),
  'GET /api/v1/time': anyone(at('/time')),
  'GET /api/v1/public/programme': anyone(at('/public/programme')),
  'GET /api/v1/sign-in-options': anyone(at('/sign-in-options')),
  'POST /api/v1/sessions': anyone(at('/sessions', { email: 'nobody@school.test', password: 'not the password' }), 401),
  'POST /api/v1/sign-in-links': anyone(at('/sign-in-links', { email: 'nobody@school.test' }), 202),
  'POST /api/v1/sign-in-links/redeem': anyone(at('/sign-in-links/redeem', { token: secret }), 404),
  'POST /api/v1/invitations/look': anyone(at('/invitations/look', { token: secret }), 404),
  'POST /api/v1/invitations/accept': anyone(at('/invitations/accept', { token: secret }), 404),
  'POST /api/v1/password-resets': anyone(at('/password-resets', { email: 'nobody@school.test' }), 202),
  'POST /api/v1/password-resets/redeem': anyone(
    at('/password-resets/redeem', { token: secret, password: 'four words nobody guesses' }),
    404,
  ),
  'POST /api/v1/sign-in-codes/redeem': anyone(
    at('/sign-in-codes/redeem', { request: secret, email: 'nobody@school.test', code: '123456' }),
    401,
  ),
  'POST /api/v1/links/resend': anyone(at('/links/resend', { token: secret }), 404),
  'POST /api/v1/set-up': anyone(
    at('/set-up', {
      token: secret,
      schoolName: 'S',
      name: 'N',
      email: 'n@school.test',
      password: 'four words nobody guesses',
    }),
    404,
  ),
  'GET /api/v1/sign-in/school': anyone(at('/sign-in/school'), 404),
  'GET /api/v1/sign-in/school/callback': anyone(at('/sign-in/school/callback'), 302),

  'GET /api/v1/public/visitor-accounts': anyone(at('/public/visitor-accounts')),
  'GET /api/v1/public/visitor-accounts/:key': anyone(at('/public/visitor-accounts/none'), 404),
  'GET /api/v1/public/visitor-accounts/:key/callback': anyone(at('/public/visitor-accounts/none/callback'), 404),
  'DELETE /api/v1/public/visitor-accounts/current': anyone(at('/public/visitor-accounts/current'), 204),

  'GET /api/v1/me': { get: at('/me'), expect: '401 200 200 200 200 200 200 200' },
  'PATCH /api/v1/me': { get: at('/me', { theme: 'dark' }), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/me/password': {
    get: at('/me/password', { newPassword: 'four words nobody guesses' }),
    expect: '401 204 204 204 204 204 204 204',
  },
  'POST /api/v1/me/school-account': { get: at('/me/school-account'), expect: '401 404 404 404 404 404 404 404' },
  'GET /api/v1/sessions': { get: at('/sessions'), expect: '401 200 200 200 200 200 200 200' },
  'DELETE /api/v1/sessions': { get: at('/sessions'), expect: '401 204 204 204 204 204 204 204' },
  'DELETE /api/v1/sessions/current': { get: at('/sessions/current'), expect: '401 204 204 204 204 204 204 204' },
  'DELETE /api/v1/sessions/:id': { get: at('/sessions/somebody-elses'), expect: '401 404 404 404 404 404 404 404' },
  'POST /api/v1/sessions/current/proof': {
    get: at('/sessions/current/proof', { password: 'not the password' }),
    expect: '401 401 401 401 401 401 401 401',
  },

  'GET /api/v1/people': { get: at('/people'), expect: '401 403 403 403 200 200 403 200' },
  // Whoever may after the first is told that the address is taken.
  'POST /api/v1/people': { get: at('/people', newcomer), expect: '401 403 403 403 201 400 403 400' },
  'GET /api/v1/people/:id': {
    get: ({ person }) => at(`/people/${person}`)(),
    expect: '401 403 403 403 200 200 403 404',
  },
  'GET /api/v1/people/:id/hand-over': {
    get: ({ person }) => at(`/people/${person}/hand-over`)(),
    expect: '401 403 403 403 200 200 403 404',
  },
  'PATCH /api/v1/people/:id': {
    get: ({ person }) => at(`/people/${person}`, stale)(),
    expect: '401 403 403 403 409 409 403 404',
  },
  'GET /api/v1/public/accessibility': anyone(at('/public/accessibility')),
  'PUT /api/v1/accessibility': {
    get: at('/accessibility', { text: 'A', ...stale }),
    expect: '401 403 403 403 409 409 403 409',
  },
  'GET /api/v1/public/retention': anyone(at('/public/retention')),
  'GET /api/v1/retention': { get: at('/retention'), expect: '401 403 403 403 403 200 403 200' },
  'POST /api/v1/data-protection-assessment': {
    get: at('/data-protection-assessment'),
    expect: '401 403 403 403 403 200 403 200',
  },
  'POST /api/v1/me/export': { get: at('/me/export'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/people/:id/export': {
    get: ({ person }) => at(`/people/${person}/export`)(),
    expect: '401 403 403 403 403 200 403 404',
  },
  'GET /api/v1/people/:id/erasure': {
    get: ({ person }) => at(`/people/${person}/erasure`)(),
    expect: '401 403 403 403 403 200 403 404',
  },
  'POST /api/v1/people/:id/erasure': {
    get: ({ person }) => at(`/people/${person}/erasure`, stale)(),
    expect: '401 403 403 403 403 409 403 404',
  },
  'POST /api/v1/people/:id/invitation': {
    get: ({ person }) => at(`/people/${person}/invitation`)(),
    expect: '401 403 403 403 409 409 403 404',
  },
  'POST /api/v1/people/:id/password-reset': {
    get: ({ person }) => at(`/people/${person}/password-reset`)(),
    expect: '401 403 403 403 403 202 403 404',
  },
  'PUT /api/v1/people/:id/membership': {
    get: ({ person }) => at(`/people/${person}/membership`, { hubSlug: null })(),
    expect: '401 403 403 403 204 403 403 404',
  },
  'GET /api/v1/memberships': { get: at('/memberships'), expect: '401 403 403 403 200 403 403 200' },

  'GET /api/v1/programmes/current': { get: at('/programmes/current'), expect: '401 200 200 200 200 200 200 200' },
  'PATCH /api/v1/programmes/current': {
    get: at('/programmes/current', stale),
    expect: '401 403 403 403 409 403 403 409',
  },
  'PATCH /api/v1/half-terms/:id': {
    get: ({ halfTerm }) => at(`/half-terms/${halfTerm}`, { startsOn: '2026-09-01', endsOn: '2026-10-23', ...stale })(),
    expect: '401 403 403 403 409 403 403 409',
  },
  'GET /api/v1/me/newly-led': { get: at('/me/newly-led'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/hubs': { get: at('/hubs'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/hubs': {
    get: at('/hubs', {
      name: 'Oracy',
      question: 'How do we teach talk?',
      summary: '',
      icon: 'leaf',
      colour: 'plum',
      outcomes: [{ statement: 'Everyone speaks.', audiences: ['students'], howWeWillKnow: '' }],
    }),
    expect: '401 403 403 403 201 403 403 201',
  },
  'GET /api/v1/hubs/:slug': { get: at(hub), expect: '401 200 200 200 200 200 200 200' },
  'PATCH /api/v1/hubs/:slug': { get: at(hub, stale), expect: '401 403 403 403 409 403 403 409' },
  'PATCH /api/v1/groups/:id': {
    get: ({ group }) => at(`/groups/${group}`, stale)(),
    expect: '401 403 403 403 409 403 403 404',
  },
  'PUT /api/v1/hubs/:slug/membership': { get: at(`${hub}/membership`), expect: '401 200 200 409 200 200 200 200' },
  'DELETE /api/v1/hubs/:slug/membership': {
    get: at('/hubs/e-learning/membership'),
    expect: '401 409 409 409 409 409 409 409',
  },
  ...choosingRows,
  'PUT /api/v1/me/not-this-year': { get: at('/me/not-this-year'), expect: '401 403 403 403 403 403 403 403' },
  'DELETE /api/v1/me/not-this-year': { get: at('/me/not-this-year'), expect: '401 204 204 204 204 204 204 204' },

  ...secondFactorRows,
  ...importRows,
  ...observationRows,
  ...meetingRows,
  ...planRows,
  ...trialRows,
  ...searchRows,
  ...yearRows,
  ...preparationRows,
  ...minutesRows,
  ...publicationRows,
  ...evaluationRows,
  ...libraryRows,
  ...discussionRows,
  ...referenceRows,
  'GET /api/v1/reports/year': { get: at('/reports/year'), expect: '401 403 403 403 200 403 200 200' },
  'GET /api/v1/reports/outcomes': { get: at('/reports/outcomes'), expect: '401 403 403 403 200 403 200 200' },
  'GET /api/v1/reports/year/people': {
    get: at('/reports/year/people?figure=plan%20none'),
    expect: '401 403 403 403 200 403 403 200',
  },
  'GET /api/v1/reports/csv': { get: at('/reports/csv?topic=hours'), expect: '401 403 403 403 200 403 200 200' },
  'GET /api/v1/reports/terms/:term': { get: at('/reports/terms/1'), expect: '401 403 403 403 200 403 200 200' },
  'GET /api/v1/reports/terms/:term/csv': { get: at('/reports/terms/1/csv'), expect: '401 403 403 403 200 403 200 200' },
  'GET /api/v1/reports/terms/:term/pdf': { get: at('/reports/terms/1/pdf'), expect: '401 403 403 403 200 403 200 200' },
  'PUT /api/v1/reports/terms/:term/note': {
    get: at('/reports/terms/1/note', { text: 'A', ...stale }),
    expect: '401 403 403 403 409 403 403 409',
  },
  'GET /api/v1/me/surveys': { get: at('/me/surveys'), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/me/surveys/:question': {
    get: at('/me/surveys/influence', { value: 'nothing' }),
    expect: '401 400 400 400 400 400 400 400',
  },
  'GET /api/v1/me/measure': { get: at('/me/measure'), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/me/measure': {
    get: at('/me/measure', { what: 'A', better: 'higher', before: 1, after: null, shared: false, ...stale }),
    expect: '401 409 409 409 409 409 409 409',
  },
  'DELETE /api/v1/me/measure': { get: at('/me/measure'), expect: '401 204 204 204 204 204 204 204' },
  'GET /api/v1/reports/participation': { get: at('/reports/participation'), expect: '401 403 403 403 200 403 200 200' },
}
