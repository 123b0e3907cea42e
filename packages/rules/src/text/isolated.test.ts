import { expect, test } from 'vitest'
import { isolated } from './isolated.ts'

test.each(['Sofia Meier', 'Nguyễn Thị Lan', 'Ольга Ким', '王 芳', ''])('%s stands as it is', name => {
  expect(isolated(name)).toBe(name)
})

test.each(['محمد الصوالحي', 'דנה לוי', 'Dana לוי', 'a\u202eb'])('%s keeps its direction to itself', name => {
  expect(`${isolated(name)} 3 plans`).toBe(`\u2068${name}\u2069 3 plans`)
})
