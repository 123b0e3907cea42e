import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import type { TestServer } from '../kit/server.ts'
import { type Visit, visit } from '../kit/visit.ts'
import { Desk } from './desk.ts'
import { type Acts, minutesOf, nothing, plus } from './keystroke-level.ts'
import { password } from './school.ts'

export const ada = { name: 'Ada Head', email: 'ada@hilltop.test' }
const phoneSize = { viewport: { width: 390, height: 844 }, hasTouch: true }

/** A school’s year: its server at one day after another, the coordinator at their desk, and who else is on a screen. */
export class Year {
  readonly desk = new Desk()
  readonly server: TestServer
  readonly #parts: { part: string; acts: Acts }[] = []
  #open: Page[] = []
  #app: TOTP | undefined

  constructor(server: TestServer) {
    this.server = server
  }

  async visit(options: Parameters<typeof visit>[1] = {}): Promise<Visit> {
    const someone = await visit(this.server.origin, options)
    this.#open.push(someone.page)
    return someone
  }

  phone = () => this.visit(phoneSize)

  /** On to another day: nobody is on a page while the server is away. */
  async travel(to: number) {
    for (const page of this.#open.splice(0)) await page.context().close()
    await this.server.kill()
    await this.server.startAgain(to)
  }

  async sitDown() {
    await this.desk.sit(await this.visit())
  }

  /** What the coordinator does is counted as a part of the year’s work. */
  async part(part: string, work: () => Promise<void>) {
    this.desk.acts = { ...nothing }
    await work()
    this.#parts.push({ part, acts: this.desk.acts })
  }

  /** Takes the key that is shown into the app on their phone. */
  setApp(key: string) {
    this.#app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')), digits: 6, period: 30 })
  }

  code = () => this.#app?.generate({ timestamp: this.server.now() }) ?? ''

  /** On another day, from the school’s address. */
  async comeBack() {
    await this.sitDown()
    const { desk } = this
    await desk.open('/')
    await desk.tap('link', 'Sign in')
    await desk.type('Email address', ada.email)
    await desk.type('Password', password)
    await desk.tap('button', 'Sign in')
    await desk.isAt('Two-step sign-in')
    await desk.type('6-digit code', this.code())
    await desk.tap('button', 'Continue')
    await desk.isAt(/^Good /u)
  }

  /** All that was counted, up to and with a part. */
  sumUpTo(last: string) {
    const end = this.#parts.findIndex(({ part }) => part === last)
    const all = this.#parts.slice(0, end + 1).reduce((sum, { acts }) => plus(sum, acts), nothing)
    return { taps: all.taps, minutes: minutesOf(all).all }
  }

  /** A line for each part: taps, keys, words read, and minutes by the keystroke-level model. */
  table() {
    const line = ({ part, acts }: { part: string; acts: Acts }) => {
      const minutes = minutesOf(acts)
      return `| ${part} | ${acts.taps} | ${acts.keys} | ${acts.words} | ${minutes.hands.toFixed(1)} | ${minutes.reading.toFixed(1)} | ${minutes.all.toFixed(1)} |`
    }
    const sum = { part: 'the whole year', acts: this.#parts.reduce((all, { acts }) => plus(all, acts), nothing) }
    return [
      '| part | taps | keys | words | hands | reading | minutes |',
      '|---|---|---|---|---|---|---|',
      ...this.#parts.map(line),
      line(sum),
    ].join('\n')
  }
}
