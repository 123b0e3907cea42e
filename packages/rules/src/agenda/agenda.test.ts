import { agendaEdit, agendaSegment, meetingKinds } from '@hubs/schema/meetings/agenda'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgendaRequest, agendaWarnings, fitAgenda } from './agenda.ts'

const minutesOf = (request: Partial<AgendaRequest>) =>
  fitAgenda({ meetingKind: 'ordinary', minutes: 120, people: 10, withBreak: false, ...request }).map(s => s.minutes)

const requests = fc.record({
  meetingKind: fc.constantFrom(...meetingKinds),
  minutes: fc.integer({ min: 30, max: 240 }),
  people: fc.integer({ min: 1, max: 30 }),
  withBreak: fc.boolean(),
  turnCap: fc.constantFrom(4 as const, 5 as const),
})

describe('an agenda is fitted to the minute', () => {
  test.each([
    ['75 minutes, as published', { minutes: 75 }, [5, 5, 25, 20, 15, 5]],
    ['60 minutes', { minutes: 60 }, [4, 4, 20, 16, 12, 4]],
    ['90 minutes', { minutes: 90 }, [6, 6, 30, 24, 18, 6]],
    ['120 minutes with a break', { withBreak: true }, [7, 7, 37, 10, 29, 22, 8]],
    ['120 minutes without', {}, [8, 8, 40, 32, 24, 8]],
    ['the first meeting', { meetingKind: 'first', withBreak: true }, [10, 10, 20, 35, 10, 25, 10]],
    ['eight people at five minutes each', { people: 8 }, [8, 8, 40, 32, 24, 8]],
    ['eight people capped at four', { people: 8, turnCap: 4 }, [8, 8, 32, 32, 32, 8]],
    ['six people', { people: 6 }, [8, 8, 30, 32, 34, 8]],
    ['fourteen people in an hour: planning and summary kept', { minutes: 60, people: 14 }, [2, 3, 28, 11, 12, 4]],
  ] satisfies [string, Partial<AgendaRequest>, number[]][])('%s', (_, request, expected) => {
    expect(minutesOf(request)).toEqual(expected)
  })

  test('it always sums exactly, every part gets time, and what falls below its floor is warned about', () => {
    fc.assert(
      fc.property(requests, request => {
        const segments = fitAgenda(request)
        expect(segments.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(request.minutes)
        expect(segments.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 1)).toBe(true)
        const codes = agendaWarnings(segments, request).map(({ code }) => code)
        for (const kind of ['feedback', 'planning'] as const) {
          const part = segments.find(segment => segment.kind === kind)
          expect(codes.includes(`${kind}-short`)).toBe(part !== undefined && part.minutes < part.floorMinutes)
        }
        expect(codes).not.toContain('too-long')
        expect(codes).not.toContain('too-short')
        expect(codes.includes('sub-groups')).toBe(request.people > 12 && request.meetingKind !== 'first')
      }),
    )
  })

  test('whenever all floors fit, all floors hold', () => {
    fc.assert(
      fc.property(requests, request => {
        const segments = fitAgenda(request)
        fc.pre(
          segments.reduce(
            (sum, { kind, minutes, floorMinutes }) => sum + (kind === 'break' ? minutes : floorMinutes),
            0,
          ) <= request.minutes,
        )
        for (const { minutes, floorMinutes } of segments) expect(minutes).toBeGreaterThanOrEqual(floorMinutes)
      }),
    )
  })

  test('no one is given more than the cap', () => {
    fc.assert(
      fc.property(requests, request => {
        const feedback = fitAgenda(request).find(({ kind }) => kind === 'feedback')
        expect(feedback?.minutes ?? 0).toBeLessThanOrEqual(request.turnCap * request.people)
      }),
    )
  })

  test.each([29, 241, 75.5, Number.NaN])('a length of %s minutes is refused', minutes => {
    expect(() => minutesOf({ minutes })).toThrow(RangeError)
  })
  test.each([0, 31, 2.5])('%s people are refused', people => {
    expect(() => minutesOf({ people })).toThrow(RangeError)
  })

  test('what is fitted is what the schema takes', () => {
    fc.assert(
      fc.property(requests, request => {
        const segments = fitAgenda(request)
        const inputs = segments.map((segment, i) => {
          const { floorMinutes: _, ...input } = agendaSegment.parse({ ...segment, id: `s${i}` })
          return input
        })
        agendaEdit.parse({ expectedVersion: 0, segments: inputs })
      }),
    )
  })
})

describe('an agenda is warned about, never forbidden', () => {
  const part = (kind: 'feedback' | 'planning' | 'new-learning', minutes: number) => ({
    id: kind,
    kind,
    title: kind,
    minutes,
  })

  test('too long and too short, by how much', () => {
    const segments = [part('feedback', 40), part('planning', 24)]
    expect(agendaWarnings(segments, { minutes: 60, people: 10 })).toEqual([
      { code: 'too-long', sentence: 'The parts add up to 64 minutes, 4 over.' },
    ])
    expect(agendaWarnings(segments, { minutes: 70, people: 10 })).toEqual([
      { code: 'too-short', sentence: 'The parts add up to 64 minutes, 6 to spare.' },
    ])
  })

  test('feedback and planning below their floors, with the segment', () => {
    expect(agendaWarnings([part('feedback', 15), part('planning', 5)], { minutes: 20, people: 10 })).toEqual([
      {
        code: 'feedback-short',
        segmentId: 'feedback',
        sentence: 'Feedback gives 10 people 1:30 each. For 2 minutes each, allow 20 minutes.',
      },
      {
        code: 'planning-short',
        segmentId: 'planning',
        sentence: 'Action planning has five minutes. Allow 10 minutes for writing a plan and booking an observation.',
      },
    ])
  })

  test('feedback and planning missing; a first meeting needs no feedback', () => {
    const codes = (meetingKind: 'ordinary' | 'first') =>
      agendaWarnings([part('new-learning', 60)], { minutes: 60, people: 10, meetingKind }).map(({ code }) => code)
    expect(codes('ordinary')).toEqual(['no-feedback', 'no-planning'])
    expect(codes('first')).toEqual(['no-planning'])
  })
})
