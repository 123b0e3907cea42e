import { aStrategy, figures } from '../../src/modules/strategies/strategies.testkit.ts'
import { at, type Row, stale } from './access.ts'

const wording = { subject: 'Science', text: 'Before each practical.' }
const move = { to: 'trialling', why: 'Four of us have begun.', ...stale }

/** The other school has no library. */
//                                                       visitor member facil. other coord. admin lead. school
export const libraryRows: Record<string, Row> = {
  'GET /api/v1/strategies': { get: at('/strategies'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/strategies/filters': { get: at('/strategies/filters'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/strategies/:code': { get: at('/strategies/QU2'), expect: '401 200 200 200 200 200 200 404' },
  'POST /api/v1/strategies': {
    get: at('/strategies', aStrategy()),
    expect: '401 201 201 201 201 403 403 201',
  },
  'PATCH /api/v1/strategies/:code': {
    get: at('/strategies/QU2', stale),
    expect: '401 403 409 403 409 403 403 404',
  },
  'PUT /api/v1/strategies/:code/stage': {
    get: at('/strategies/QU2/stage', move),
    expect: '401 403 409 403 409 403 403 404',
  },
  'POST /api/v1/strategies/:code/adaptations': {
    get: at('/strategies/QU2/adaptations', wording),
    expect: '401 201 201 201 201 201 201 404',
  },
  'PATCH /api/v1/strategies/:code/adaptations/:id': {
    get: ({ adaptation }) => at(`/strategies/QU2/adaptations/${adaptation}`, { ...wording, ...stale })(),
    expect: '401 409 403 403 403 403 403 404',
  },
  'DELETE /api/v1/strategies/:code/adaptations/:id': {
    get: ({ adaptation }) => at(`/strategies/QU2/adaptations/${adaptation}?expectedVersion=4711`)(),
    expect: '401 409 409 403 409 403 403 404',
  },
  'GET /api/v1/strands': { get: at('/strands'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/strands/:code': { get: at('/strands/T-FEE'), expect: '401 200 200 200 200 200 200 404' },
  'PUT /api/v1/strands/:code': {
    get: at('/strands/T-FEE', { ...figures, ...stale }),
    expect: '401 403 403 403 409 403 403 404',
  },
}
