import { expect, onTestFinished, test } from 'vitest'
import { createCitationWorker } from './citations-worker.client.ts'
import { library } from './citations.testkit.ts'

test('whoever asks beside work that takes too long has their answer: only that work is given up', async () => {
  const worker = createCitationWorker()
  onTestFinished(worker.stop)
  const items = library.map(({ csl }) => csl)
  const endless = { style: 'apa' as const, items: Array.from({ length: 500 }, () => items).flat() }
  const asked = [worker.do('format', endless, 50), worker.do('format', { style: 'apa', items: items.slice(0, 1) })]
  const [tooLong, beside] = await Promise.allSettled(asked)
  expect(tooLong).toMatchObject({ reason: { message: 'the citation worker took too long' } })
  expect(beside).toMatchObject({ value: [expect.anything()] })
})
