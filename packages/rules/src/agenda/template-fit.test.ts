import { segmentKinds, type TemplatePart } from '@hubs/schema/meetings/agenda'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agendaWarnings, fitAgenda, segmentFloor } from './agenda.ts'
import { fitTemplate } from './template-fit.ts'

const part = (over: Partial<TemplatePart>): TemplatePart => ({
  kind: 'new-learning',
  title: 'Part',
  minutes: 10,
  protected: false,
  prompt: '',
  notes: '',
  links: [],
  materials: [],
  ...over,
})
const sum = (parts: readonly { minutes: number }[]) => parts.reduce((total, { minutes }) => total + minutes, 0)

const ordinary = fitAgenda({ meetingKind: 'ordinary', minutes: 120, people: 10, withBreak: true }).map(
  ({ floorMinutes: _, ...rest }) => rest,
)

test('at its own length an agenda stays as it is', () => {
  expect(fitTemplate(ordinary, { minutes: 120, people: 10 }).map(({ minutes }) => minutes)).toEqual(
    ordinary.map(({ minutes }) => minutes),
  )
})

test('a shorter meeting takes from what is not protected', () => {
  const fitted = fitTemplate(ordinary, { minutes: 90, people: 10 })
  expect(sum(fitted)).toBe(90)
  const minutesOf = (kind: string) => fitted.find(each => each.kind === kind)?.minutes
  expect([minutesOf('planning'), minutesOf('summary'), minutesOf('break')]).toEqual([22, 8, 10])
})

test('where the floors do not fit there is a warning, and nothing protected is cut', () => {
  const fitted = fitTemplate(ordinary, { minutes: 45, people: 12 })
  expect(fitted.find(({ kind }) => kind === 'planning')?.minutes).toBe(22)
  expect(agendaWarnings(fitted, { minutes: 45, people: 12 }).map(({ code }) => code)).toContain('too-long')
})

test('with nothing that could grow, what is to spare is said', () => {
  const fitted = fitTemplate([part({ protected: true, minutes: 30 })], { minutes: 60, people: 8 })
  expect(fitted[0]?.minutes).toBe(30)
  expect(agendaWarnings(fitted, { minutes: 60, people: 8 }).map(({ code }) => code)).toContain('too-short')
})

test('any agenda: protected parts and floors are kept, and the sum is exact wherever it can be', () => {
  const parts = fc.array(
    fc.record({
      kind: fc.constantFrom(...segmentKinds),
      minutes: fc.integer({ min: 1, max: 90 }),
      protected: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(parts, fc.integer({ min: 30, max: 240 }), fc.integer({ min: 1, max: 30 }), (some, minutes, people) => {
      const template = some.map(part)
      const fitted = fitTemplate(template, { minutes, people })
      const floors = template.map(({ kind }) => segmentFloor(kind, people))
      fitted.forEach((each, i) => {
        expect(each.minutes).toBeGreaterThanOrEqual(floors[i] ?? 0)
        if (each.protected) expect(each.minutes).toBe(Math.max(template[i]?.minutes ?? 0, floors[i] ?? 0))
      })
      const least = template.map((each, i) => Math.max(floors[i] ?? 0, each.protected ? each.minutes : 0))
      const canGrow = template.some(each => !each.protected && each.kind !== 'break')
      if (least.reduce((a, b) => a + b, 0) <= minutes && canGrow) expect(sum(fitted)).toBe(minutes)
    }),
  )
})
