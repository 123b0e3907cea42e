import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { promiseSentence } from './promise.ts'

const promise = (technique: string, setting = '', cue = '') => promiseSentence({ technique, setting, cue })

describe('a promise', () => {
  test.each([
    [
      ['Ask one hinge question in each Year 9 lesson, and act on the answer before moving on.', 'Year 9', ''],
      'I will ask one hinge question in each Year 9 lesson, and act on the answer before moving on.',
    ],
    [['Wait three seconds', '9Sc2', ''], 'I will wait three seconds with 9Sc2.'],
    [
      ['Wait three seconds', '9Sc2', 'When I have asked a question, I will count to three.'],
      'I will wait three seconds with 9Sc2, when I have asked a question.',
    ],
    [['I will wait', 'in the library', 'the bell goes'], 'I will wait in the library, when the bell goes.'],
    [['I’ll wait', 'The reading group', ''], 'I will wait with the reading group.'],
    [['Wait', 'Year 9', 'Half way through'], 'I will wait with Year 9, half way through.'],
    [['To use A4 boards', '10B', 'At the start'], 'I will use A4 boards with 10B, at the start.'],
    [['I will I will wait', '', ''], 'I will wait.'],
    [['ICT starter each week', '', ''], 'I will ICT starter each week.'],
    [['Ask “why?”. Then wait.', '', ''], 'I will ask “why?”; Then wait.'],
    [['Ask: why is that so?', '', ''], 'I will ask: why is that so?'],
    [['Wait', '', 'When nobody answers I’ll count'], 'I will wait, when nobody answers.'],
  ])('%j', ([technique = '', setting, cue], sentence) => expect(promise(technique, setting, cue)).toBe(sentence))

  test('begins with "I will" once, is one line, and ends once', () => {
    const words = fc.string({ maxLength: 60 })
    fc.assert(
      fc.property(words, words, words, (technique, setting, cue) => {
        const sentence = promise(technique, setting, cue)
        expect(sentence).toMatch(/^I will \S/)
        expect(sentence).not.toMatch(/^I will i will /i)
        expect(sentence).not.toMatch(/[\r\n\t]/)
        expect(sentence).toMatch(/[.!?]$/)
        expect(sentence).not.toMatch(/\.\.$/)
      }),
    )
  })
})
