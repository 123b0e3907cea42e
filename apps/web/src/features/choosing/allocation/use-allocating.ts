import type { Allocation, MakeAllocation } from '@hubs/schema/choosing/allocations'
import { useRef, useState } from 'react'
import { useMakeAllocation } from '../choosing.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/**
 * Allocating, and what it keeps to. Once there is an allocation that nobody has changed by hand, it follows each rule that
 * is changed on the page, and so do the prices: `follows`. Moves by hand are never cleared without the button.
 */
export function useAllocating(board: Allocation | null) {
  const [settings, setSettings] = useState<MakeAllocation>({
    seniorsApart: true,
    workingDays: true,
    spreadDepartments: false,
  })
  const make = useMakeAllocation()
  // What was asked for while another was on its way.
  const next = useRef<MakeAllocation | null>(null)
  const follows = board !== null && board.publishedAt === null && board.moves.length === 0

  function allocate(wanted: MakeAllocation, onSuccess?: () => void) {
    const goOn = () => {
      const waiting = next.current
      next.current = null
      if (waiting) allocate(waiting)
    }
    const done = () => {
      onSuccess?.()
      goOn()
    }
    afterwards(make.mutateAsync(wanted), done, goOn)
  }

  function follow(wanted: MakeAllocation) {
    if (!follows) return
    if (make.isPending) next.current = wanted
    else allocate(wanted)
  }

  return {
    settings,
    make,
    follows,
    allocate: (onSuccess: () => void) => allocate(settings, onSuccess),
    choose(wanted: MakeAllocation) {
      setSettings(wanted)
      follow(wanted)
    },
    /** A rule was changed elsewhere on the page. */
    ruleChanged: () => follow(settings),
  }
}

export type Allocating = ReturnType<typeof useAllocating>
