import { WAIT_MS } from '@hubs/testing/limits'
import type { Page } from 'playwright-core'
import type { Visit } from '../kit/visit.ts'
import { arrive, lookAt } from './look.ts'
import type { Known, State } from './states/state.ts'

/** What is wrong after a dialog that stands open is closed: the focus has to be on something of the page. */
async function closing(page: Page, name: string): Promise<string[]> {
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  if ((await dialog.count()) === 0) return []
  await page.keyboard.press('Escape')
  await dialog.first().waitFor({ state: 'detached' })
  const isSomewhere = () => document.activeElement !== null && document.activeElement !== document.body
  const found = await page.waitForFunction(isSomewhere, undefined, { timeout: WAIT_MS }).catch(() => null)
  return found ? [] : [`${name}: closing what stood open leaves the focus nowhere`]
}

/** All that is wrong with one state of a screen; that it cannot be reached is one thing more. What the time of year has not is left out. */
export async function see(visited: Visit, state: State, known: Known, name: string): Promise<string[]> {
  const { page } = visited
  const address = state.when?.(known) === false ? null : state.at(known)
  if (address === null) return []
  try {
    const lost = await arrive(page, address)
    const heading = typeof state.heading === 'function' ? state.heading(known) : state.heading
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await state.act?.(page)
    const wrong = await lookAt(visited, name, state.sizes)
    const left = state.undo ? [] : await closing(page, name)
    await state.undo?.(page)
    return [...lost, ...wrong, ...left]
  } catch (error) {
    // What it left open is not the next one's.
    await page.goto('about:blank')
    return [`${name}: ${String(error)}`]
  }
}
