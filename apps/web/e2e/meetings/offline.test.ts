import { createServer, connect, type Socket } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { startMeeting } from '../kit/facilitate.ts'
import { nextMeeting } from '../kit/own-meetings.ts'
import { sameTime, startServer } from '../kit/server.ts'
import { enter, visit } from '../kit/visit.ts'

const MINUTE = 60_000
const silent = /ERR_|Failed to load resource|net::/
/** What a click that lost against a double tap, or a page still loading, needs: another moment by the page's clock. */
const HAND_MS = 1000

type Run = { currentId: string; status: string; segments: { id: string; title: string; spentMs: number }[] }

/** A page whose clock the test moves, signed in, with the worker in charge of it. */
async function facilitator(origin: string, email = 'facilitator@sample.test', begun?: string) {
  const person = await visit(origin, { clockByHand: true, serviceWorkers: 'allow' })
  person.expectErrors(silent)
  const { page } = person
  await enter(page, email)
  const meeting = begun ?? (await nextMeeting(page))
  await page.goto(`${meeting}/console`)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise(resolve => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
  return { ...person, page, meeting }
}

/** The screen has moved on before the server has; a plug is pulled only after that. */
async function start(page: Page) {
  const answered = page.waitForResponse(/\/commands$/)
  await startMeeting(page)
  await (await answered).finished()
}

async function press(page: Page, name: string) {
  await page.clock.fastForward(HAND_MS)
  await page.getByRole('button', { name }).click()
}

/** Both beats missed: what the open stream would say is not there any more. */
async function goOffline(page: Page) {
  await page.context().setOffline(true)
  await page.clock.fastForward(35_000)
  await page.clock.fastForward(10_000)
  await page.getByText(/Offline since/).waitFor()
}

async function comeBack(page: Page) {
  await page.context().setOffline(false)
  await page.clock.fastForward(15_000)
  await page.getByText(/Offline since/).waitFor({ state: 'detached' })
}

async function runOf({ page, meeting }: { page: Page; meeting: string }): Promise<Run> {
  return ((await (await page.request.get(`/api/v1${meeting}/run`)).json()) as { run: Run }).run
}

/** The part that the server knows the meeting to be at: what waits is said to wait no longer once it is on its way. */
async function partNow(person: { page: Page; meeting: string }) {
  const { segments, currentId } = await runOf(person)
  return segments.find(({ id }) => id === currentId)?.title
}

test('ten minutes without the network, a reload in them, and the record has the real minutes', async () => {
  const server = await startServer('sample', { alone: true })
  const alex = await facilitator(server.origin)
  const { page, expectAccessible } = alex
  await start(page)
  await alex.everythingArrived()
  await server.kill()
  await page.clock.fastForward(10_000)
  await page.getByText(/Offline since/).waitFor()
  await press(page, 'Next: Starter')
  await page.getByText(/Saved but not sent yet \(1\)/).waitFor()
  await expectAccessible()
  await page.clock.fastForward(10 * MINUTE)
  await page.reload()
  await page.getByText(/Offline since/).waitFor()
  await page.getByText(/Saved but not sent yet \(1\)/).waitFor()
  await press(page, 'Next: Feedback')
  await page.getByText(/Saved but not sent yet \(2\)/).waitFor()
  await server.startAgain(server.now() + 10 * MINUTE)
  await page.clock.fastForward(20_000)
  await page.getByText(/Saved but not sent yet/).waitFor({ state: 'detached' })
  await expect.poll(() => partNow(alex)).toBe('Feedback')
  const { segments } = await runOf(alex)
  const starter = segments.find(({ title }) => title === 'Starter')
  expect(Math.abs((starter?.spentMs ?? 0) - 10 * MINUTE)).toBeLessThan(MINUTE)
})

test('the projector beside the console, on the same computer, goes on with it', async () => {
  const server = await startServer('sample', { alone: true })
  const alex = await facilitator(server.origin)
  const { page } = alex
  await start(page)
  const projector = await page.context().newPage()
  await projector.goto(`${alex.meeting}/projector`)
  await projector.getByText('Introduction').first().waitFor()
  await alex.everythingArrived()
  await server.kill()
  for (const each of [page, projector]) {
    await each.clock.fastForward(10_000)
    await each.getByText(/Offline since/).waitFor()
  }
  await press(page, 'Next: Starter')
  await projector.getByText('Starter').first().waitFor()
  await projector.reload()
  await projector.getByText('Starter').first().waitFor()
  await server.startAgain()
  await page.clock.fastForward(20_000)
  await page.getByText(/Saved but not sent yet/).waitFor({ state: 'detached' })
  await expect.poll(() => partNow(alex)).toBe('Starter')
})

test('a colleague has moved the meeting on meanwhile: it is said what was not done, and offered again', async () => {
  const server = await startServer('sample')
  const one = await facilitator(server.origin)
  await start(one.page)
  const other = await facilitator(server.origin, 'aisha.khan@sample.test', one.meeting)
  await goOffline(one.page)
  await press(one.page, 'Next: Starter')
  await press(one.page, 'Next: Feedback')
  await other.page.getByRole('button', { name: 'Take over' }).click()
  await press(other.page, 'Next: Starter')
  await other.page.getByRole('button', { name: 'Next: Feedback' }).waitFor()
  await comeBack(one.page)
  await one.page.getByText(/Not done:/).waitFor()
  await one.expectAccessible()
  expect((await runOf(one)).segments.filter(({ spentMs }) => spentMs > 0)).not.toHaveLength(0)
  await one.page.getByRole('button', { name: 'Discard', exact: true }).click()
  await one.page.getByRole('button', { name: /^Discard (it|all)/ }).click()
  await one.page.getByText(/Not done:/).waitFor({ state: 'detached' })
})

/** A line on which the bytes stop without its being closed. */
async function lineTo(origin: string) {
  const sockets: Socket[] = []
  let stalled = false
  const line = createServer(client => {
    const server = connect(Number(new URL(origin).port), '127.0.0.1')
    sockets.push(client, server)
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', bytes => !stalled && to.write(bytes))
      from.on('close', () => !stalled && to.destroy())
      from.on('error', () => to.destroy())
    }
  })
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    line.close()
  })
  const address = line.address()
  const near = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  sameTime(near, origin)
  return {
    origin: near,
    stall: () => (stalled = true),
    clear() {
      stalled = false
      for (const socket of sockets) socket.destroy()
    },
  }
}

test('a line on which the bytes stop: after two beats it says so, and what is pressed is kept', async () => {
  const server = await startServer('sample')
  const line = await lineTo(server.origin)
  const alex = await facilitator(line.origin)
  const { page } = alex
  await start(page)
  line.stall()
  await page.clock.fastForward(32_000)
  await page.clock.fastForward(10_000)
  await page.getByText(/Offline since/).waitFor()
  await press(page, 'Next: Starter')
  await page.clock.fastForward(9000)
  await page.getByText(/Saved but not sent yet \(1\)/).waitFor()
  line.clear()
  await page.clock.fastForward(20_000)
  await page.getByText(/Offline since/).waitFor({ state: 'detached' })
  await page.getByText(/Saved but not sent yet/).waitFor({ state: 'detached' })
  await expect.poll(() => partNow(alex)).toBe('Starter')
})

test('a sign-out leaves nothing on the device, on no tab, and asks first where something is not sent', async () => {
  const server = await startServer('sample')
  const { page } = await facilitator(server.origin)
  await start(page)
  const account = await page.context().newPage()
  await account.goto('/account')
  await account.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
  await goOffline(page)
  await press(page, 'Next: Starter')
  await page.getByText(/Saved but not sent yet \(1\)/).waitFor()
  await account.getByRole('button', { name: 'Sign out', exact: true }).click()
  await account.getByRole('dialog', { name: /One change hasn’t been sent yet/ }).waitFor()
  await account.context().setOffline(false)
  await account.getByRole('button', { name: 'Sign out and discard one change' }).click()
  for (const each of [account, page]) await each.waitForURL(/sign-in|\/$/)
  // The server tells the browser to forget, too: what is left is at the most the code of the pages.
  const cached = async () => {
    const files = await account.evaluate(async () => {
      const names = await caches.keys()
      const all = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
      return all.flat().map(({ url }) => new URL(url).pathname)
    })
    return files.filter(file => !/^\/(assets\/.*|[a-z]+\.(html|svg|webmanifest))$/.test(file))
  }
  const rows = () =>
    account.evaluate(async () => {
      if (!(await indexedDB.databases()).some(({ name }) => name === 'hubs')) return []
      return new Promise<unknown>(resolve => {
        const opening = indexedDB.open('hubs')
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('kept').objectStore('kept').getAllKeys()
          asked.addEventListener('success', () => resolve(asked.result))
        })
      })
    })
  // The page goes on before the device has forgotten all of it.
  await expect.poll(cached).toEqual([])
  await expect.poll(() => account.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({})
  await expect.poll(rows).toEqual([])
})
