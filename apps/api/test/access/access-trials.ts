import { at, type Row } from './access.ts'

//                                                       visitor member facil. other coord. admin lead. school
export const trialRows: Record<string, Row> = {
  'GET /api/v1/strategies/:code/trials': {
    get: at('/strategies/QU2/trials'),
    expect: '401 200 200 200 200 200 200 404',
  },
  'GET /api/v1/hubs/:slug/trials': { get: at('/hubs/questioning/trials'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/reports/trials': { get: at('/reports/trials'), expect: '401 403 403 403 200 403 200 200' },
}
