import { markdownTree } from '@hubs/rules/text/markdown'
import { Session } from 'node:inspector/promises'
import { expect, test } from 'vitest'

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
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  // How often each block of code ran: the same on every machine, however busy it is.
  const steps = async (text: string) => {
    await session.post('Profiler.takePreciseCoverage')
    markdownTree(text)
    const { result } = await session.post('Profiler.takePreciseCoverage')
    return result
      .filter(({ url }) => /markdown|micromark|hrefs/.test(url) && !url.includes('.test.'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0)
  }
  markdownTree(textOf(4000))
  const [once, twice] = [await steps(textOf(4000)), await steps(textOf(8000))]
  session.disconnect()
  expect(once).toBeGreaterThan(1000)
  expect(twice / once).toBeLessThan(2.2)
})
