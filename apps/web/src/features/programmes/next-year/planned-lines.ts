import type { SaveNextYear } from '@hubs/schema/programmes/next-year'
import { useEffect, useRef } from 'react'

/** What stands in the form of the next year: no day is an empty field, and hubs are ticked that run. */
export type NextYearValues = Omit<SaveNextYear, 'startsOn' | 'notRunning' | 'daysOff'> & {
  startsOn: string
  running: string[]
  daysOff: (SaveNextYear['daysOff'][number] & { to: string })[]
}

/**
 * What each line of a list is called: by its name, and by its place where it has none or shares it. "Autumn 1",
 * "half term 3", "INSET day, line 2".
 */
export function lineNames(names: readonly string[], noun: string): string[] {
  return names.map((name, at) => {
    const isAlone = names.indexOf(name) === names.lastIndexOf(name)
    return name !== '' && isAlone ? name : [name, `${noun} ${at + 1}`].filter(Boolean).join(', ')
  })
}

/** Where somebody is once what they pressed has gone: on the button of this place. */
export function useFocusAfterwards() {
  const place = useRef<HTMLDivElement>(null)
  const isDue = useRef(false)
  useEffect(() => {
    if (isDue.current) place.current?.querySelector('button')?.focus()
    isDue.current = false
  })
  const due = () => {
    isDue.current = true
  }
  return [place, due] as const
}
