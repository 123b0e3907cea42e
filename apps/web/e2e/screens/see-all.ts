import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../kit/server.ts'
import { enter, visit } from '../kit/visit.ts'
import { getToKnow } from './get-to-know.ts'
import { see } from './see.ts'
import { screens } from './states/list.ts'
import { type Known, sampleOf, type Viewer } from './states/state.ts'

/** A sample school for all the tests of a file, and where everything is in it. */
export function shareSchool(): () => { origin: string; known: Known } {
  let school: { origin: string; known: Known } | undefined
  const ends: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const server = await startServer('sample', { atEnd: end => ends.push(end) })
    school = { origin: server.origin, known: await getToKnow(server) }
  })
  afterAll(async () => {
    for (const end of ends) await end()
  })
  return () => school ?? expect.fail('no school yet')
}

/** Tests of every screen that these people see, one after the other at one sample school. */
export function seeAllAs(...people: Viewer[]) {
  const school = shareSchool()
  describe('every screen is accessible, named, and no wider than the window, for', () => {
    test.each(people)('the %s', async who => {
      const { origin, known } = school()
      const visited = await visit(origin)
      if (who !== 'visitor') await enter(visited.page, sampleOf[who])
      const wrong: string[] = []
      for (const [path, states] of Object.entries(screens))
        for (const state of states.filter(({ as }) => as === who))
          wrong.push(...(await see(visited, state, known, `${path}-${who}-${state.name}`)))
      expect(wrong).toEqual([])
    })
  })
}
