import { expect, test } from 'vitest'
import { givingWay } from './short-writes.ts'

/** Keeps the process for longer than one write may. */
function work() {
  const until = performance.now() + 7
  while (performance.now() < until);
}

test('between what takes long for each row others have their turn, and the rows come in their order', async () => {
  let turns = 0
  const others = setInterval(() => turns++, 0)
  const seen: { row: string; turns: number }[] = []
  for await (const row of givingWay(['a', 'b', 'c'])) {
    seen.push({ row, turns })
    work()
  }
  clearInterval(others)
  expect(seen.map(each => each.row)).toEqual(['a', 'b', 'c'])
  expect(new Set(seen.map(each => each.turns)).size).toBe(3)
})
