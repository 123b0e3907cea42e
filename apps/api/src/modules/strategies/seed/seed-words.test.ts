import { expect, test } from 'vitest'
import references from './references.json' with { type: 'json' }
import strands from './strands.json' with { type: 'json' }

/** Words about how the library was put together, which mean nothing to a teacher who reads about a source. */
const workingNotes =
  /memory\b|earlier notes|draft|\brow\b|seen\b|this list|earlier reading|older reading|readings|not verified|data set|archived|\.json|document\b/i

test('what is supplied with a source tells of the source, not of the notes it was made from', () => {
  const told = references.flatMap(({ key, note, checkedHow }) => [
    [key, note],
    [key, checkedHow ?? ''],
  ])
  expect(told.filter(([, words = '']) => workingNotes.test(words))).toEqual([])
})

test('what is supplied with an EEF figure tells of the figure', () => {
  expect(strands.filter(({ note }) => workingNotes.test(note))).toEqual([])
})
