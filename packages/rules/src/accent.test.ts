import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentPair, contrast } from './accent.ts'

test('an accent is drawn as it was chosen, and lighter on dark pages', () => {
  const pair = accentPair('#7A1F2B')
  expect(pair?.light).toBe('#7a1f2b')
  expect(contrast(pair?.dark ?? '', '#1d2127')).toBeGreaterThanOrEqual(4.5)
})

test('one that is too light to be read is none', () => {
  for (const hex of ['#ffd400', '#8fc8ff', '#ffffff', '#9a9a9a']) expect(accentPair(hex)).toBeNull()
})

test('whatever is taken can be read on every page, and white or dark text on it', () => {
  const colours = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(colours, hex => {
      const pair = accentPair(hex)
      if (!pair) return
      for (const behind of ['#fbf8f3', '#ffffff', '#f3eee5'])
        expect(contrast(pair.light, behind)).toBeGreaterThanOrEqual(4.5)
      for (const behind of ['#15181d', '#1d2127', '#101317', '#10182b'])
        expect(contrast(pair.dark, behind)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('black on white is the most there is', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21))
