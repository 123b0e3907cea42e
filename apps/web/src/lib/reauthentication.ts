import { createContext, useContext } from 'react'

/** Runs something the server may ask "is it you?" about; asks the person, and then runs it once more. */
export type Reauthenticating = <T>(act: () => Promise<T>) => Promise<T>

/** Without a provider the refusal simply goes on to whoever asked. */
export const ReauthenticationContext = createContext<Reauthenticating>(act => act())

export function useReauthentication(): Reauthenticating {
  return useContext(ReauthenticationContext)
}
