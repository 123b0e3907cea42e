import { markdownTree } from '@hubs/rules/text/markdown/markdown'
import { expect, test } from 'vitest'
import { countSteps } from '../../../test/count-steps.ts'

const repeated = (mark: string) => (length: number) => mark.repeat(Math.ceil(length / mark.length)).slice(0, length)

/** Texts that a Markdown parser works on for as long as the square of their length, if nobody stops it. */
const hostile: Record<string, (length: number) => string> = {
  quotes: repeated('>'),
  lists: repeated('- '),
  numbers: repeated('1. '),
  'quotes of lists': repeated('>- '),
  brackets: repeated('['),
  'closed brackets': length => '['.repeat(length / 2) + ']'.repeat(length / 2),
  images: repeated('!['),
  'links not closed': repeated('[a](b "'),
  stars: repeated('*a_ '),
  'stars in a row': length => `${'*'.repeat(length / 2)}a${'*'.repeat(length / 2)}`,
  ticks: length => Array.from({ length: Math.sqrt(2 * length) }, (_, n) => '`'.repeat(n)).join(' '),
  'a quote that goes on': length => `> x\n${'a\n'.repeat(length / 2)}`,
  'items in items': length => Array.from({ length: Math.sqrt(length) }, (_, n) => `${' '.repeat(n * 2)}- a\n`).join(''),
  'empty lines below': length => `> - - a\n${'\n'.repeat(length)}`,
  addresses: repeated('http://a.)'),
  backslashes: repeated('\\'),
}

test.each(Object.entries(hostile))('%s: twice the text is at most twice the work', async (_name, textOf) => {
  const { once, twice } = await countSteps(/markdown|micromark|hrefs/, async steps => {
    markdownTree(textOf(4000))
    return {
      once: await steps(() => markdownTree(textOf(4000))),
      twice: await steps(() => markdownTree(textOf(8000))),
    }
  })
  expect(once).toBeGreaterThan(1000)
  expect(twice / once).toBeLessThan(2.2)
})
