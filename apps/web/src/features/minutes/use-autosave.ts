import { useEffect, useState, useSyncExternalStore } from 'react'
import { Autosave, type AutosaveTools, type Versioned } from './autosave.ts'

type Options<V> = AutosaveTools<V> & {
  /** Names the text on this device. */
  name: string
  standing: Versioned<V>
}

/** A text that saves itself, for one component. Give it a `key` where the text becomes another. */
export function useAutosave<V>({ name, standing, save, savedValuesIn }: Options<V>) {
  const [autosave] = useState(() => new Autosave<V>(name, standing, { save, savedValuesIn }))
  const now = useSyncExternalStore(autosave.subscribe, autosave.get)
  useEffect(() => autosave.use({ save, savedValuesIn }))
  useEffect(() => autosave.open(), [autosave])
  useEffect(() => autosave.stands(standing), [autosave, standing])
  const { change, flush, savedVersion, keepMine, takeTheirs } = autosave
  return { ...now, change, flush, savedVersion, keepMine, takeTheirs }
}
