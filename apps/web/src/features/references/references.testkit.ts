import { reference, type Citation, type Reference } from '@hubs/schema/library/references'

const rowe: Citation = {
  id: 'rowe',
  key: 'rowe-1986',
  title: 'Wait time',
  text: [
    { text: 'Rowe, M. B. (1986). Wait time. ', italic: false },
    { text: 'Journal of Teacher Education', italic: true },
    { text: '.', italic: false },
  ],
  doi: '10.1177/002248718603700110',
  url: null,
  checked: { by: null, at: null, how: 'first page of the article' },
  note: '',
}

export const citationOf = (over: Partial<Citation> = {}): Citation => ({ ...rowe, ...over })

export const referenceOf = (over: Partial<Reference> = {}): Reference =>
  reference.parse({
    ...rowe,
    csl: { type: 'article-journal', title: 'Wait time', author: [{ family: 'Rowe', given: 'Mary Budd' }] },
    addedBy: null,
    addedAt: '2026-09-01T08:00:00.000Z',
    usedIn: {
      strategies: [{ code: 'QU2', name: 'Wait time' }],
      reading: [{ hubSlug: null, name: 'Programme 2026-27' }],
    },
    may: { edit: true, check: true, remove: false },
    version: 1,
    ...over,
  })
