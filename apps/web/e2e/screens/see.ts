import type { Visit } from '../visit.ts'
import { arrive, lookAt } from './look.ts'
import type { Known, State } from './states/state.ts'

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
    await state.undo?.(page)
    return [...lost, ...wrong]
  } catch (error) {
    // What it left open is not the next one's.
    await page.goto('about:blank')
    return [`${name}: ${String(error)}`]
  }
}
