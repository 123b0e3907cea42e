import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessibilityToBegin, statementParts } from './accessibility.ts'

test('the statement to start from names the school, and has the parts that the regulations ask for', () => {
  const text = accessibilityToBegin('Hillside School')
  expect(text).toContain('Hillside School')
  expect(statementParts(text).map(({ title }) => title)).toEqual([
    null,
    'How accessible it is',
    'If something doesn’t work for you',
    'If you’re not happy with the answer',
  ])
  expect(text.length).toBeLessThan(4000)
})

test('a text is taken apart at its headings, and no word of it is lost', () => {
  expect(statementParts('One\n\n## Two\nthree\n#four\n###### Five \n')).toEqual([
    { title: null, text: 'One' },
    { title: 'Two', text: 'three\n#four' },
    { title: 'Five', text: '' },
  ])
  const words = (text: string) => text.split(/[\s#]+/).filter(Boolean)
  const line = fc.stringMatching(/^(#{0,7} ?)?[a-z ]{0,8}$/)
  fc.assert(
    fc.property(fc.array(line), lines => {
      const text = lines.join('\n')
      expect(
        words(
          statementParts(text)
            .map(each => `${each.title ?? ''}\n${each.text}`)
            .join('\n'),
        ),
      ).toEqual(words(text))
    }),
  )
})
