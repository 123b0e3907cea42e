import { askedWhenFailed } from '../query-client.ts'

/** For each `createRoot`. What a boundary says about an answer is no fault of the code, so the console hears nothing. */
export const rootOptions = {
  onCaughtError(error: unknown) {
    // oxlint-disable-next-line no-console
    if (!askedWhenFailed(error)) console.error(error)
  },
}
