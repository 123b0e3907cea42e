import { expect, test } from 'vitest'
import { zipOf } from '../modules/privacy/data-zip.format.ts'
import { inTurn } from './one-at-a-time.ts'

/** How often whoever else asks has had a turn, each time that one of them was begun; asked for at once, or as each before is done. */
async function turnsAt(make: (begun: () => void) => Promise<unknown>, atOnce: boolean) {
  let turns = 0
  const others = setInterval(() => turns++, 0)
  const seen: number[] = []
  const one = () => make(() => seen.push(turns))
  if (atOnce) await Promise.all(Array.from({ length: 5 }, one))
  else for (let n = 0; n < 5; n++) await one()
  clearInterval(others)
  return seen
}

test('of many files asked for at once each waits until others have had a turn', async () => {
  const about = { schoolName: 'Hilltop', name: 'Amy', at: Date.UTC(2026, 10, 23) }
  const zip = (begun: () => void) =>
    zipOf({
      ...about,
      data: {
        get plan() {
          begun()
          return [{ what: 'x' }]
        },
      },
    })
  for (const atOnce of [true, false]) {
    const seen = await turnsAt(zip, atOnce)
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  }
})

test('one that fails lets the next begin', async () => {
  const failed = inTurn(() => {
    throw new Error('no ink')
  })
  const after = inTurn(() => 'drawn')
  await expect(failed).rejects.toThrow('no ink')
  expect(await after).toBe('drawn')
})
