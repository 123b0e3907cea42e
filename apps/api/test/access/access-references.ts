import { at, type Row, stale } from './access.ts'

const csl = { type: 'book', title: 'An unheard-of book', author: [{ family: 'Nobody', given: 'N.' }] }
const nothing = { referenceIds: [], seen: ['another-list'] }

//                                                       visitor member facil. other coord. admin lead. school
export const referenceRows: Record<string, Row> = {
  'GET /api/v1/references': { get: at('/references'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/references': { get: at('/references', { csl, note: '' }), expect: '401 201 201 201 201 201 201 201' },
  'GET /api/v1/references/:id': {
    get: ({ reference }) => at(`/references/${reference}`)(),
    expect: '401 200 200 200 200 200 200 404',
  },
  'PATCH /api/v1/references/:id': {
    get: ({ reference }) => at(`/references/${reference}`, stale)(),
    expect: '401 403 409 409 409 403 403 404',
  },
  'DELETE /api/v1/references/:id': {
    get: ({ reference }) => at(`/references/${reference}?expectedVersion=4711`)(),
    expect: '401 403 409 409 409 403 403 404',
  },
  'PUT /api/v1/references/:id/check': {
    get: ({ reference }) => at(`/references/${reference}/check`, { checked: true, how: 'first page', ...stale })(),
    expect: '401 403 409 409 409 403 403 404',
  },
  'POST /api/v1/references/import': {
    get: at('/references/import', { format: 'ris', text: 'TY  - BOOK\nTI  - A\nER  - ', dryRun: true }),
    expect: '401 200 200 200 200 200 200 200',
  },
  'GET /api/v1/references/export': {
    get: at('/references/export?format=bibtex'),
    expect: '401 200 200 200 200 200 200 200',
  },
  'GET /api/v1/citation-style': { get: at('/citation-style'), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/citation-style': {
    get: at('/citation-style', { style: 'vancouver', ...stale }),
    expect: '401 403 403 403 409 403 403 409',
  },
  'GET /api/v1/programmes/current/reading': {
    get: at('/programmes/current/reading'),
    expect: '401 200 200 200 200 200 200 200',
  },
  'PUT /api/v1/programmes/current/reading': {
    get: at('/programmes/current/reading', nothing),
    expect: '401 403 403 403 409 403 403 409',
  },
  'GET /api/v1/hubs/:slug/reading': {
    get: at('/hubs/questioning/reading'),
    expect: '401 200 200 200 200 200 200 200',
  },
  'PUT /api/v1/hubs/:slug/reading': {
    get: at('/hubs/questioning/reading', nothing),
    expect: '401 403 409 403 409 403 403 409',
  },
}
