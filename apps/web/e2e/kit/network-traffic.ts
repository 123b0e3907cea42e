import type { Page } from 'playwright-core'

/** By the browser's own name for what it is, in bytes as they came, headers included. */
export type Traffic = Record<string, number>

/** Counts what comes over the wire for a tab from here on, by kind, and the scripts and styles among it by file. */
export async function watchTraffic(tab: Page) {
  const line = await tab.context().newCDPSession(tab)
  const asked = new Map<string, { kind: string; file: string }>()
  const traffic: Traffic = {}
  const files = new Map<string, number>()
  const isCode = (kind: string) => kind === 'Script' || kind === 'Stylesheet'
  line.on('Network.responseReceived', ({ requestId, type, response }) =>
    asked.set(requestId, { kind: type, file: response.url.split('/').at(-1) ?? '' }),
  )
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { kind, file } = asked.get(requestId) ?? { kind: 'Other', file: '' }
    traffic[kind] = (traffic[kind] ?? 0) + encodedDataLength
    if (isCode(kind)) files.set(file, encodedDataLength)
  })
  await line.send('Network.enable')
  return { line, traffic, files }
}
