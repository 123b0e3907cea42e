import { problem, type Problem } from '@hubs/schema/problem'
import type { z } from 'zod'
import { tellReached } from './reached.ts'

/** A refusal by the server, with its sentence for the person and, where a form was wrong, one for each field. */
export class ApiProblem extends Error {
  readonly problem: Problem
  /** Seconds until another try may succeed, where the server said so. */
  readonly retryAfter: number | null
  constructor(refusal: Problem, retryAfter: number | null = null) {
    super(refusal.detail)
    this.name = 'ApiProblem'
    this.problem = refusal
    this.retryAfter = retryAfter
  }
  get code() {
    return this.problem.code
  }
}

/** The server was not reached, or the answer never came. */
export class NoConnection extends Error {
  constructor(reading = false) {
    super(
      reading
        ? 'You’re offline. This page will keep trying to connect.'
        : 'You’re offline. Try again when you’re back online.',
    )
    this.name = 'NoConnection'
  }
}

/** The network was there, or something in between was reached, and the server was not. */
export class NoAnswer extends NoConnection {
  constructor(reading = false) {
    super(reading)
    this.name = 'NoAnswer'
    this.message = reading
      ? 'The server isn’t responding. This page will keep trying to connect.'
      : 'The server isn’t responding. Try again in a few minutes.'
  }
}

type Options = {
  signal?: AbortSignal
  /** Sent as Idempotency-Key: the same key for the same thing, so that a repeat creates nothing twice. */
  idempotencyKey?: string
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const BASE = '/api/v1'

async function send(method: Method, path: string, body: unknown, { signal, idempotencyKey }: Options) {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  try {
    const response = await fetch(BASE + path, {
      method,
      headers,
      credentials: 'same-origin',
      ...sent,
      ...(signal && { signal }),
    })
    if (response.ok) tellReached()
    return response
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    // A browser that knows itself to be on a network has looked for the server in vain.
    throw navigator.onLine ? new NoAnswer(method === 'GET') : new NoConnection(method === 'GET')
  }
}

/** A proxy or a half-started server may answer with something else than a problem: it becomes one. */
async function toProblem(response: Response, reading: boolean): Promise<ApiProblem | NoConnection> {
  const answer = problem.safeParse(await response.json().catch(() => null))
  if (answer.success) return new ApiProblem(answer.data, Number(response.headers.get('retry-after')) || null)
  if (response.status >= 502 && response.status <= 504) return new NoAnswer(reading)
  return new ApiProblem({
    type: 'about:blank',
    status: response.status,
    code: 'failed',
    title: 'Something went wrong',
    detail: 'Something went wrong. Try again in a moment.',
  })
}

/** An answer that stops half way, or takes too long, is none: what was asked may have been done, and can be asked again. */
async function bodyOf(response: Response, reading: boolean): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new NoAnswer(reading)
  }
}

async function ask<T extends z.ZodType>(method: Method, path: string, body: unknown, schema: T, options: Options = {}) {
  const response = await send(method, path, body, options)
  if (!response.ok) throw await toProblem(response, method === 'GET')
  const answer: unknown = response.status === 204 ? null : await bodyOf(response, method === 'GET')
  return schema.parse(answer)
}

/** Asks for a file, which the browser then saves under this name; by POST where that is asked for a proof, or writes. */
export async function download(path: string, name: string, method: 'GET' | 'POST' = 'POST'): Promise<void> {
  const response = await send(method, path, undefined, {})
  if (!response.ok) throw await toProblem(response, true)
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

export function get<T extends z.ZodType>(path: string, schema: T, options?: Options): Promise<z.infer<T>> {
  return ask('GET', path, undefined, schema, options)
}
export function post<T extends z.ZodType>(
  path: string,
  body: unknown,
  schema: T,
  options?: Options,
): Promise<z.infer<T>> {
  return ask('POST', path, body, schema, options)
}
export function put<T extends z.ZodType>(
  path: string,
  body: unknown,
  schema: T,
  options?: Options,
): Promise<z.infer<T>> {
  return ask('PUT', path, body, schema, options)
}
export function patch<T extends z.ZodType>(
  path: string,
  body: unknown,
  schema: T,
  options?: Options,
): Promise<z.infer<T>> {
  return ask('PATCH', path, body, schema, options)
}
export function del<T extends z.ZodType>(path: string, schema: T, options?: Options): Promise<z.infer<T>> {
  return ask('DELETE', path, undefined, schema, options)
}

/** There is nothing at this address, or nothing for this person. */
export function isNotThere(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'not-allowed')
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof NoConnection) return error.message
  return 'Something went wrong. Try again in a moment.'
}

/** The same over a form that keeps what is typed on this device: it says so to whoever is offline or signed out. */
export function keptSentenceOf(error: unknown): string {
  const isAway = error instanceof NoConnection || (error instanceof ApiProblem && error.code === 'not-signed-in')
  return isAway ? `${error.message} What you typed is saved on this device.` : sentenceOf(error)
}
