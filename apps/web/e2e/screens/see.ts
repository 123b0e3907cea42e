import type { Visit } from '../visit.ts'
import { arrive, lookAt } from './look.ts'
import type { Known, State } from './states/state.ts'

/** All that is wrong with one state of a screen; that it cannot be reached is one thing more. */
export async function see(visited: Visit, state: State, known: Known, name: string): Promise<string[]> {
  const { page } = visited
  try {
    const lost = await arrive(page, state.at(known))
    await page.getByRole('heading', { level: 1, name: state.heading }).waitFor()
    await state.act?.(page)
    const wrong = await lookAt(visited, name, state.sizes)
    await state.undo?.(page)
    return [...lost, ...wrong]
  } catch (error) {
    return [`${name}: ${String(error)}`]
  }
}
