import { publicationStates, type PublicationState } from '@hubs/schema/library/publications'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayMovePublication } from './publications.ts'

const state = fc.constantFrom(...publicationStates)
const owner = { owns: true, decides: false }
const coordinator = { owns: false, decides: true }

test('no one else moves anything', () => {
  fc.assert(
    fc.property(state, state, (from, to) => {
      expect(mayMovePublication(from, to, { owns: false, decides: false })).toBe(false)
    }),
  )
})

test('whatever a coordinator does, what its owner has withdrawn stays withdrawn', () => {
  fc.assert(
    fc.property(fc.array(state), asked => {
      const end = asked.reduce<PublicationState>(
        (from, to) => (mayMovePublication(from, to, coordinator) ? to : from),
        'withdrawn',
      )
      expect(end).toBe('withdrawn')
    }),
  )
})

test('an owner can withdraw at any time, and publishes nothing alone', () => {
  for (const from of ['offered', 'published', 'declined'] as const)
    expect(mayMovePublication(from, 'withdrawn', owner)).toBe(true)
  for (const from of publicationStates) expect(mayMovePublication(from, 'published', owner)).toBe(false)
})

test('a coordinator publishes what is offered, takes it off again, and can take a refusal back', () => {
  expect(mayMovePublication('offered', 'published', coordinator)).toBe(true)
  expect(mayMovePublication('published', 'offered', coordinator)).toBe(true)
  expect(mayMovePublication('declined', 'offered', coordinator)).toBe(true)
})
