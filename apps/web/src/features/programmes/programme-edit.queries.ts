import {
  programme,
  updateHalfTerm,
  updateProgramme,
  type Programme,
  type UpdateHalfTerm,
  type UpdateProgramme,
} from '@hubs/schema/programmes'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patch } from '#lib/api-client.ts'
import { programmeQuery } from './programmes.queries.ts'

/** What stands now shows at once; dates and the window show in hubs and meetings too, so those are asked again. */
function useProgrammeChange<Input>(mutationFn: (input: Input) => Promise<Programme>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: saved => client.setQueryData(programmeQuery().queryKey, saved),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

export function useChangeProgramme() {
  return useProgrammeChange((change: UpdateProgramme) =>
    patch('/programmes/current', updateProgramme.parse(change), programme),
  )
}

export function useChangeHalfTerm(id: string) {
  return useProgrammeChange((change: UpdateHalfTerm) =>
    patch(`/half-terms/${encodeURIComponent(id)}`, updateHalfTerm.parse(change), programme),
  )
}

/** The programme in a stale refusal. */
export function programmeIn(current: unknown): Programme | null {
  const read = programme.safeParse(current)
  return read.success ? read.data : null
}
