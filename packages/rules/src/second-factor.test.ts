import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factorDueAt, type FactorStatus, needsSecondFactor, owedAtSignIn } from './second-factor.ts'

const week = 7 * 24 * 60 * 60_000
const anyStanding = fc.record({
  roles: fc.subarray(['coordinator', 'administrator', 'leadership'] as const),
  schoolAccount: fc.boolean(),
  on: fc.boolean(),
  askedAt: fc.option(fc.nat()),
})

describe('the second step of signing in', () => {
  test('is for administrators and coordinators without a school account', () => {
    expect(needsSecondFactor({ roles: ['administrator'], schoolAccount: false })).toBe(true)
    expect(needsSecondFactor({ roles: ['coordinator', 'leadership'], schoolAccount: false })).toBe(true)
    expect(needsSecondFactor({ roles: ['leadership'], schoolAccount: false })).toBe(false)
    expect(needsSecondFactor({ roles: [], schoolAccount: false })).toBe(false)
    expect(needsSecondFactor({ roles: ['administrator'], schoolAccount: true })).toBe(false)
  })

  test('is asked for a week, to the millisecond, then required', () => {
    const standing: FactorStatus = { roles: ['administrator'], schoolAccount: false, on: false, askedAt: 1000 }
    expect(factorDueAt(standing)).toBe(1000 + week)
    expect(owedAtSignIn(standing, 1000 + week - 1)).toBeNull()
    expect(owedAtSignIn(standing, 1000 + week)).toBe('enrolment')
    expect(owedAtSignIn({ ...standing, askedAt: null }, 1000 + week)).toBeNull()
  })

  test('whoever has one is always asked for it; nobody else is ever held up who does not need one', () => {
    fc.assert(
      fc.property(anyStanding, fc.nat(), (standing, now) => {
        const owed = owedAtSignIn(standing, now)
        if (standing.on) expect(owed).toBe('factor')
        else if (!needsSecondFactor(standing)) expect(owed).toBeNull()
        else expect(owed === 'enrolment').toBe(standing.askedAt !== null && now >= standing.askedAt + week)
      }),
    )
  })
})
