import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

// `node lighthouse.ts <origin> <cookie or ''> <path> <path> …` has Lighthouse look at each page as on a slow phone, and
// writes one line of JSON for each: the marks out of 100, the times, and what cost marks.
// Lighthouse brings 94 packages and 120 MB: it is fetched when it is asked for, not by every `npm start`.
const [origin = '', cookie = '', ...pages] = process.argv.slice(2)
const VERSION = '13.5.0'

type Audit = { id: string; title: string; score: number | null; displayValue?: string; numericValue?: number }
type Category = { score: number; auditRefs: { id: string; weight: number }[] }
type Report = {
  audits: Record<string, Audit>
  categories: Record<string, Category>
  runtimeError?: { message: string }
}

async function findBrowser(): Promise<string> {
  const { CHROMIUM_PATH } = process.env
  const system = ['chromium', 'chromium-browser', 'google-chrome'].map(name => `/usr/bin/${name}`)
  const { default: packaged } = await import('@sparticuz/chromium')
  return CHROMIUM_PATH ?? system.find(each => existsSync(each)) ?? packaged.executablePath()
}

const folder = mkdtempSync(path.join(tmpdir(), 'hubs-lighthouse-'))
const env = { ...process.env, CHROME_PATH: await findBrowser() }
const marked = ['performance', 'accessibility', 'best-practices']
const timed = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']

async function look(page: string) {
  const file = path.join(folder, 'report.json')
  await promisify(execFile)(
    'npx',
    [
      '-y',
      `lighthouse@${VERSION}`,
      origin + page,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${marked.join()}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      // A page that watches a meeting is never done loading.
      '--max-wait-for-load=20000',
      ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
    ],
    { env },
  )
  const { audits, categories, runtimeError }: Report = JSON.parse(readFileSync(file, 'utf8'))
  if (runtimeError) throw new Error(`${page}: ${runtimeError.message}`)
  const below = Object.entries(categories).flatMap(([name, { auditRefs }]) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${name}: ${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`),
  )
  return {
    page,
    marks: Object.fromEntries(marked.map(name => [name, Math.round((categories[name]?.score ?? 0) * 100)])),
    times: Object.fromEntries(timed.map(id => [id, audits[id]?.numericValue ?? 0])),
    below,
  }
}

try {
  for (const page of pages) console.log(JSON.stringify(await look(page)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
