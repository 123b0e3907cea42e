import { expect, test } from 'vitest'
import { neighbourOrigin } from './neighbour-origin.ts'

test.each([
  ['http://127.0.0.1:3000/sign-in', 'http://localhost:3000'],
  ['http://localhost:3000/', 'http://127.0.0.1:3000'],
  ['http://[::1]:81/', 'http://localhost:81'],
  ['http://127.0.0.1/', 'http://localhost'],
])('beside %s is %s', (at, other) => {
  expect(neighbourOrigin(new URL(at) as unknown as Location)).toBe(other)
})
