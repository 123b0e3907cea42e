import { endToSay, project } from '@hubs/rules/run/run-project'
import { playAll, steps } from '@hubs/rules/run/run.arbitraries'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toRecord } from '../meetings.view.ts'

const MINUTE = 60_000

test('the record of a meeting ends on the minute that its console and projector said', () => {
  fc.assert(
    fc.property(steps, fc.nat(60 * MINUTE), (list, later) => {
      playAll(list, (_before, run, now) => {
        const view = project(run, now + later)
        const record = toRecord(run, true)
        if (view.status === 'planned' && view.lateMinutes <= 0) expect(endToSay(view)).toBe(view.plannedEnd)
        if (!record) return
        expect(record.endedAt).toBe(new Date(endToSay(view)).toISOString())
        expect(Date.parse(record.endedAt)).toBe(view.plannedEnd + record.lateMinutes * MINUTE)
      })
    }),
  )
})
