import { expect, test } from 'vitest'
import { nextPage } from './paged-query.ts'

const next = (to: string) => nextPage(`?next=${encodeURIComponent(to)}`, '/home')

test('leads back to a page of this site', () => {
  expect(next('/meetings/m1?tab=2#agenda')).toBe('/meetings/m1?tab=2#agenda')
  expect(nextPage('', '/home')).toBe('/home')
})

test.each([
  'https://elsewhere.test/',
  '//elsewhere.test',
  '/\\elsewhere.test',
  '/\t/elsewhere.test',
  'javascript:alert(1)',
  '/..//elsewhere.test',
])('leads nowhere else: %s', to => {
  expect(next(to)).toBe('/home')
})
