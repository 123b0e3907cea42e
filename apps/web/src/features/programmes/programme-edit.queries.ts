import {
  addDaysOff,
  halfTermsRead,
  programme,
  readHalfTerms,
  updateHalfTerms,
  updateHalfTerm,
  updateProgramme,
  type AddDaysOff,
  type Programme,
  type ReadHalfTerms,
  type UpdateHalfTerms,
  type UpdateHalfTerm,
  type UpdateProgramme,
} from '@hubs/schema/programmes/programmes'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { del, patch, post, put } from '#lib/api-client.ts'
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

export function useAddDaysOff() {
  return useProgrammeChange((days: AddDaysOff) => post('/days-off', addDaysOff.parse(days), programme))
}

export function useAddBankHolidays() {
  return useProgrammeChange(() => post('/days-off/bank-holidays', undefined, programme))
}

export function useRemoveDayOff() {
  return useProgrammeChange((id: string) => del(`/days-off/${encodeURIComponent(id)}`, programme))
}

/** Reads dates out of a text; saves nothing. */
export function useReadHalfTerms() {
  return useMutation({
    mutationFn: (input: ReadHalfTerms) => post('/half-terms/read', readHalfTerms.parse(input), halfTermsRead),
  })
}

export function useSaveHalfTerms() {
  return useProgrammeChange((change: UpdateHalfTerms) => put('/half-terms', updateHalfTerms.parse(change), programme))
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
