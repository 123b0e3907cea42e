import { expect, test } from 'vitest'
import { givingWay, readInParts } from './short-writes.ts'

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

test('what asks about many asks of a few at a time, and others have their turn between', async () => {
  let turns = 0
  const others = setInterval(() => turns++, 0)
  const seen: number[] = []
  const found = await readInParts(['a', 'b', 'c', 'd', 'e'], 2, async part => {
    seen.push(turns)
    work()
    return part.map(each => each.toUpperCase())
  })
  clearInterval(others)
  expect(found).toEqual(['A', 'B', 'C', 'D', 'E'])
  expect([seen.length, new Set(seen).size]).toEqual([3, 3])
  expect(await readInParts([], 2, async () => ['never'])).toEqual([])
})
