import { at, type Row } from './access.ts'

//                                                       visitor member facil. other coord. admin lead. school
export const searchRows: Record<string, Row> = {
  'GET /api/v1/search': { get: at('/search?q=questions'), expect: '401 200 200 200 200 200 200 200' },
}
