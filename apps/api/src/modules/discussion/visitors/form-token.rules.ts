import { SECOND_MS, DAY_MS } from '@hubs/rules/dates/durations'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { newSecret } from '../../../ids.ts'

/** Nobody reads a form and writes something in less. */
export const LEAST_MS = 3 * SECOND_MS
const MOST_MS = DAY_MS

const content = z.tuple([z.string(), z.string(), z.int(), z.string()])
type Form = { schoolId: string; programmeId: string; at: number }

const sign = (body: string, key: string) => createHmac('sha256', key).update(body).digest('base64url')

/** A token that says for which page and when a form was handed out, and that it was us. */
export function writeToken({ schoolId, programmeId, at }: Form, key: string): string {
  const body = Buffer.from(JSON.stringify([schoolId, programmeId, at, newSecret().slice(0, 16)])).toString('base64url')
  return `${body}.${sign(body, key)}`
}

/** What it says, still to be checked against the key of that school; null where it says nothing. */
export function readToken(token: string): Form | null {
  try {
    const [body = ''] = token.split('.')
    const [schoolId, programmeId, at] = content.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
    return { schoolId, programmeId, at }
  } catch {
    return null
  }
}

/** `forged`: not from us, or sent back sooner than a person could. `old`: somebody left the page open for a day. */
export function checkToken(token: string, { at }: Form, key: string, now: number): 'good' | 'forged' | 'old' {
  const [body = '', mac = '', ...more] = token.split('.')
  const [given, right] = [Buffer.from(mac), Buffer.from(sign(body, key))]
  if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return 'forged'
  if (now < at + LEAST_MS) return 'forged'
  return now > at + MOST_MS ? 'old' : 'good'
}
