import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inFirstPerson, promiseSentence } from './promise.ts'

const promise = (technique: string, setting = '', cue = '') => promiseSentence({ technique, setting, cue })

describe('a promise', () => {
  test.each([
    [
      ['Ask one hinge question in each Year 9 lesson, and act on the answer before moving on.', 'Year 9', ''],
      'I will ask one hinge question in each Year 9 lesson, and act on the answer before moving on.',
    ],
    [['Wait three seconds', '9Sc2', ''], 'With 9Sc2, I will wait three seconds.'],
    [
      ['Wait three seconds', '9Sc2', 'When I have asked a question, I will count to three.'],
      'With 9Sc2, when I have asked a question, I will wait three seconds.',
    ],
    [['I will wait', 'in the library', 'the bell goes'], 'In the library, when the bell goes, I will wait.'],
    [['I’ll wait', 'The reading group', ''], 'With the reading group, I will wait.'],
    [['Wait', 'Year 9', 'Half way through'], 'With Year 9, half way through, I will wait.'],
    [['To use A4 boards', '10B', 'At the start'], 'With 10B, at the start, I will use A4 boards.'],
    [['I will I will wait', '', ''], 'I will wait.'],
    [['ICT starter each week', '', ''], 'I will ICT starter each week.'],
    [['Ask “why?”. Then wait.', '', ''], 'I will ask “why?”; Then wait.'],
    [['Ask “why is that so?”', '', ''], 'I will ask “why is that so?”'],
    [['Wait', '', 'When nobody answers I’ll count'], 'When nobody answers, I will wait.'],
    [
      ['Set five questions a week: two new, three from earlier', '9En2', 'Every Friday'],
      'With 9En2, every Friday, I will set five questions a week: two new, three from earlier.',
    ],
    [
      ['Count to three before I react', '8Sc1', 'When I have asked the class a question'],
      'With 8Sc1, when I have asked the class a question, I will count to three before I react.',
    ],
  ])('%j', ([technique = '', setting, cue], sentence) => expect(promise(technique, setting, cue)).toBe(sentence))

  test('says "I will" once, before what was typed and with nothing behind it; is one line, and ends once', () => {
    const words = fc.string({ maxLength: 60 })
    fc.assert(
      fc.property(words, words, words, (technique, setting, cue) => {
        const sentence = promise(technique, setting, cue)
        expect(sentence).toMatch(/(?:^|, )I will \S/)
        expect(sentence).not.toMatch(/I will i will /i)
        expect(sentence.endsWith(promise(technique))).toBe(true)
        expect(sentence).not.toMatch(/[\r\n\t]/)
        expect(sentence).toMatch(/[.!?][”’"']?$/)
        expect(sentence).not.toMatch(/\.\.$/)
      }),
    )
  })
})

test.each([
  ['Name the step that worked when you praise a student.', 'Name the step that worked when I praise a student.'],
  ['Keep the mark in your own book until the redraft.', 'Keep the mark in my own book until the redraft.'],
  [
    'Ask a student who did well: “What did you do that worked?”',
    'Ask a student who did well: “What did you do that worked?”',
  ],
  ['Write “you can” where you mark, by yourself.', 'Write “you can” where I mark, by myself.'],
  ['Say what you’re looking for, and that it’s yours.', 'Say what I’m looking for, and that it’s mine.'],
  ['Use young voices at your youth club', 'Use young voices at my youth club'],
])('of the library, %s, is said in the first person', (technique, said) => {
  expect(inFirstPerson(technique)).toBe(said)
  expect(inFirstPerson(said)).toBe(said)
})
