import { at, type Row } from './access.ts'

const ballot = { ranks: ['feedback'], any: false }

//                                                       visitor member facil. other coord. admin lead. school
export const choosingRows: Record<string, Row> = {
  'GET /api/v1/me/ballot': { get: at('/me/ballot'), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/me/ballot': { get: at('/me/ballot', ballot), expect: '401 409 409 409 409 409 409 409' },
  'DELETE /api/v1/me/ballot': { get: at('/me/ballot'), expect: '401 409 409 409 409 409 409 409' },
}
