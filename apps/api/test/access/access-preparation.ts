import { at, type Row, stale } from './access.ts'

const candidate = {
  title: 'Hinge questions',
  technique: 'One question in the middle of the lesson.',
  why: 'It shows who is ready to go on.',
  failing: 'Asked, and then gone on regardless.',
  url: '',
  readMinutes: null,
  presenterId: null,
  strategyCode: null,
}

//                                                       visitor member facil. other coord. admin lead. school
export const preparationRows: Record<string, Row> = {
  'GET /api/v1/agenda-templates': { get: at('/agenda-templates'), expect: '401 403 200 200 200 403 403 200' },
  'GET /api/v1/agenda-templates/:id': {
    get: at('/agenda-templates/ordinary'),
    expect: '401 403 200 200 200 403 403 200',
  },
  'POST /api/v1/agenda-templates': {
    get: at('/agenda-templates', { from: 'template', sourceId: 'ordinary', name: 'Ours' }),
    expect: '401 403 201 201 201 403 403 201',
  },
  'PATCH /api/v1/agenda-templates/:id': {
    get: at('/agenda-templates/ordinary', stale),
    expect: '401 403 409 409 409 403 403 409',
  },
  'POST /api/v1/meetings/:id/agenda/template': {
    get: ({ meeting }) => at(`/meetings/${meeting}/agenda/template`, { templateId: 'ordinary', ...stale })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/agenda/undo': {
    get: ({ meeting }) => at(`/meetings/${meeting}/agenda/undo`, stale)(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/checklist': {
    get: ({ meeting }) => at(`/meetings/${meeting}/checklist`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/checklist': {
    get: ({ meeting }) => at(`/meetings/${meeting}/checklist`, { text: 'Chairs' })(),
    expect: '401 403 201 403 403 403 403 404',
  },
  'PATCH /api/v1/meetings/:id/checklist/:itemId': {
    get: ({ meeting }) => at(`/meetings/${meeting}/checklist/room`, { ticked: true })(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/candidates': {
    get: ({ meeting }) => at(`/meetings/${meeting}/candidates`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/candidates': {
    get: ({ meeting }) => at(`/meetings/${meeting}/candidates`, candidate)(),
    expect: '401 201 201 403 403 403 403 404',
  },
  'PATCH /api/v1/meetings/:id/candidates/:candidateId': {
    get: ({ meeting }) => at(`/meetings/${meeting}/candidates/none`, stale)(),
    expect: '401 404 404 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/ballot': {
    get: ({ meeting }) => at(`/meetings/${meeting}/ballot`, { candidateIds: ['a', 'b'], ...stale })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/ballot/vote': {
    get: ({ meeting }) => at(`/meetings/${meeting}/ballot/vote`, { candidateId: 'none' })(),
    expect: '401 409 409 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/ballot/closed': {
    get: ({ meeting }) => at(`/meetings/${meeting}/ballot/closed`, { closed: true })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/ballot/taken': {
    get: ({ meeting }) => at(`/meetings/${meeting}/ballot/taken`, { candidateId: 'none' })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/coming': {
    get: ({ meeting }) => at(`/meetings/${meeting}/coming`, { coming: false })(),
    expect: '401 200 200 403 403 403 403 404',
  },
}

/** What remains of a meeting. */
export const minutesRows: Record<string, Row> = {
  'GET /api/v1/meetings/:id/register/changes': {
    get: ({ meeting }) => at(`/meetings/${meeting}/register/changes`)(),
    expect: '401 200 200 403 200 403 403 404',
  },
  'GET /api/v1/meetings/:id/minutes': {
    get: ({ meeting }) => at(`/meetings/${meeting}/minutes`)(),
    expect: '401 200 200 403 200 403 403 404',
  },
  'PUT /api/v1/meetings/:id/minutes': {
    get: ({ meeting }) => at(`/meetings/${meeting}/minutes`, { learned: 'A', questions: '', show: false, ...stale })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/minutes/sendings': {
    get: ({ meeting }) => at(`/meetings/${meeting}/minutes/sendings`, stale)(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/notes': {
    get: ({ meeting }) => at(`/meetings/${meeting}/notes`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/notes': {
    get: ({ meeting }) => at(`/meetings/${meeting}/notes`, { text: 'A', ...stale })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/pulse': {
    get: ({ meeting }) => at(`/meetings/${meeting}/pulse`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/pulse': {
    get: ({ meeting }) => at(`/meetings/${meeting}/pulse`, { useful: 4, heard: 4, nextStep: 4, line: '' })(),
    expect: '401 409 409 403 403 403 403 404',
  },
  'GET /api/v1/reports/pulse': { get: at('/reports/pulse'), expect: '401 403 403 403 200 403 200 200' },
}
