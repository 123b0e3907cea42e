import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const src = path.join(import.meta.dirname, '..')
/** Texts in small letters to be compared or looked in, not to be shown. */
const compared =
  /to(?:Locale)?(?:Lower|Upper)Case\(\)\s*(?:===|!==|\.(?:includes|startsWith|endsWith|indexOf|split|match)\b)|= [^?\n]*to(?:Locale)?(?:Lower|Upper)Case\(\)$|includes\([^()\n]*to(?:Locale)?(?:Lower|Upper)Case\(\)/gm
/** A key that is pressed, and months and hours as they are typed in a date. */
const ownWords = ['app/search/search-button.tsx', 'ui/dates/typed-date.ts']

test('small letters that are compared are told from those that are shown', () => {
  const wrong = [
    'const words = useDeferredValue(typed).toLowerCase().split(/\\s+/)',
    'const text = `${each.name} ${each.job}`.toLowerCase()\n',
    'subjects.find(each => each.toLowerCase() === mine)',
    'text.includes(word.toLowerCase())',
  ]
  for (const source of wrong) expect([source, source.match(compared)?.length]).toEqual([source, 1])
  expect('Order: {orderWords[order].toLowerCase()}\n'.match(compared)).toBeNull()
})

test('whatever is filtered or matched on the page folds letters as search does', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: src }).filter(file => !/\.test(kit)?\.tsx?$/.test(file))
  const found = files
    .filter(file => !ownWords.includes(file))
    .flatMap(file =>
      (readFileSync(path.join(src, file), 'utf8').match(compared) ?? []).map(where => `${file}: ${where}`),
    )
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual([])
})
