import { expect, test } from 'vitest'
import { startServer } from '../kit/server.ts'
import { allocate, everyoneRanks } from './choosing.ts'
import { type Happened, halfTerm, hubsAtFirst, sumOf } from './half-terms.ts'
import { someoneLeavesAndSomeoneComes } from './mid-year.ts'
import { lastYearStands, startNextYear } from './next-year.ts'
import { readLastYear, readReports } from './reports.ts'
import { prepareChoices, setUp } from './set-up.ts'
import { Year } from './year.ts'

const day = 24 * 60 * 60_000

test('a coordinator who has read nothing but the screens runs a whole year', async () => {
  const server = await startServer('server', { alone: true, at: Date.parse('2026-09-01T08:05:00Z') })
  const year = new Year(server)
  await setUp(year)
  await prepareChoices(year)
  await everyoneRanks(year)
  await allocate(year)

  const halfTerms: Happened[] = []
  const hubs = hubsAtFirst()
  for (let number = 1; number <= 6; number++) {
    halfTerms.push(await halfTerm(year, number, hubs))
    if (number !== 3) continue
    await year.travel(server.now() + day)
    await someoneLeavesAndSomeoneComes(year, hubs)
  }

  await year.travel(Date.parse('2027-07-22T09:00:00Z'))
  await year.part('signed in again', () => year.comeBack())
  await readReports(year, halfTerms)
  await startNextYear(year)
  await readLastYear(year, sumOf(halfTerms))
  await lastYearStands(year, hubs)

  console.log(year.table())
  // By a model of hands and eyes: no clock of this machine is in it.
  const invited = year.sumUpTo('everyone invited')
  expect(invited.minutes, 'minutes from the set-up link to everyone invited and thirty meetings dated').toBeLessThan(10)
  expect(invited.taps, 'taps from the set-up link to everyone invited').toBeLessThanOrEqual(25)
  expect(year.sumUpTo('last year found again').taps, 'taps of the whole year').toBeLessThanOrEqual(150)
})
