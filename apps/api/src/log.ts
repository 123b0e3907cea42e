/** Where the server writes what it did, or could not do. */
export type Log = Record<'info' | 'warn' | 'error', (details: object, line: string) => void>

type LoggedError = { type: string; message: string; stack: string; code?: unknown; cause?: LoggedError }

/**
 * An error as the log shows it. The store's errors bring along every value of the query, which may be a link, a
 * password's hash or what somebody wrote: of them only the query's text is shown, and of no error its other fields.
 */
function show(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' }
  const frames = (error.stack ?? '').split('\n').filter(each => each.startsWith('    at '))
  return {
    type: error.constructor.name,
    message: 'query' in error && 'params' in error ? `Failed query: ${String(error.query)}` : error.message,
    stack: frames.join('\n'),
    ...('code' in error && { code: error.code }),
    ...(error.cause !== undefined && depth < 3 && { cause: show(error.cause, depth + 1) }),
  }
}

/** For the logger. Whoever logs an error says a line of their own with it, or the error's message would be that line. */
export const serializers = { err: (error: unknown) => show(error) }
