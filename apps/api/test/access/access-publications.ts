import { at, type Row, stale } from './access.ts'

const story = { title: 'Three seconds', story: 'More hands went up.', named: false, ...stale }
const words = { words: '', thanks: '', published: false, ...stale }

/** The report and the publication are nobody's here: what owners and coordinators get stands in the room's own tests. */
//                                                       visitor member facil. other coord. admin lead. school
export const publicationRows: Record<string, Row> = {
  'GET /api/v1/public/publications': { get: at('/public/publications'), expect: '200 200 200 200 200 200 200 200' },
  'GET /api/v1/public/publications/:id': {
    get: at('/public/publications/none'),
    expect: '404 404 404 404 404 404 404 404',
  },
  'GET /api/v1/public/showcases': { get: at('/public/showcases'), expect: '200 200 200 200 200 200 200 200' },
  'GET /api/v1/public/showcases/:year/:slug': {
    get: at('/public/showcases/2026-27/questioning'),
    expect: '404 404 404 404 404 404 404 404',
  },
  'GET /api/v1/publications': { get: at('/publications'), expect: '401 403 403 403 200 403 403 200' },
  'PATCH /api/v1/publications/:id': {
    get: at('/publications/none', { state: 'published', ...stale }),
    expect: '401 404 404 404 404 404 404 404',
  },
  'GET /api/v1/reports/:id/publication': {
    get: at('/reports/none/publication'),
    expect: '401 404 404 404 404 404 404 404',
  },
  'PUT /api/v1/reports/:id/publication': {
    get: at('/reports/none/publication', story),
    expect: '401 404 404 404 404 404 404 404',
  },
  'GET /api/v1/strategies/:code/publication': {
    get: at('/strategies/QU2/publication'),
    expect: '401 200 200 200 200 200 200 404',
  },
  'PUT /api/v1/strategies/:code/publication': {
    get: at('/strategies/QU2/publication', { named: false, ...stale }),
    expect: '401 403 409 403 409 403 403 404',
  },
  'GET /api/v1/hubs/:slug/showcase': {
    get: at('/hubs/questioning/showcase'),
    expect: '401 403 200 403 200 403 403 200',
  },
  'PUT /api/v1/hubs/:slug/showcase': {
    get: at('/hubs/questioning/showcase', words),
    expect: '401 403 409 403 409 403 403 409',
  },
}
