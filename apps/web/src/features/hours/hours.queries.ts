import {
  catchUp,
  certificateCheck,
  checkCertificate,
  correctHours,
  personalHours,
  yearRegister,
  type CorrectHours,
} from '@hubs/schema/hours'
import type { TableName } from '@hubs/schema/tables'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { download, get, post } from '#lib/api-client.ts'

const root = ['hours'] as const
const issued = z.object({ id: z.string(), code: z.string() })
const ofYear = (programme: string | null) => (programme === null ? '' : `?programme=${encodeURIComponent(programme)}`)
const at = (personId: string) => `/people/${encodeURIComponent(personId)}`

/** One person's hours in a year; the current one where none is named. */
export function personalHoursQuery(personId: string, programme: string | null) {
  return queryOptions({
    queryKey: [...root, 'person', personId, programme],
    queryFn: ({ signal }) => get(`${at(personId)}/hours${ofYear(programme)}`, personalHours, { signal }),
  })
}

/** Where the same is as a file for spreadsheets. */
export const downloadPersonalHours = (personId: string, programme: string) =>
  download(`${at(personId)}/hours/csv${ofYear(programme)}`, 'hours.csv', 'GET')
export const downloadRegister = (programme: string) =>
  download(`/register/csv${ofYear(programme)}`, 'attendance.csv', 'GET')
export const downloadHours = (programme: string) =>
  download(`/register/hours/csv${ofYear(programme)}`, 'hours.csv', 'GET')

export const downloadTable = (table: TableName, programme: string) =>
  download(`/tables/${table}${ofYear(programme)}`, `${table}.csv`, 'GET')

export function registerQuery(programme: string | null) {
  return queryOptions({
    queryKey: [...root, 'register', programme],
    queryFn: ({ signal }) => get(`/register${ofYear(programme)}`, yearRegister, { signal }),
  })
}

export function useCorrectHours(personId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ input, key }: { input: CorrectHours; key: string }) =>
      post(`${at(personId)}/hours/corrections`, correctHours.parse(input), personalHours, { idempotencyKey: key }),
    // The register has it in its sums, too.
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}

/** Issues the certificate, or finds the one that says the same, and saves it. */
export function useCertificate(personId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (programmeId: string) => {
      const { id } = await post(`${at(personId)}/certificates`, { programmeId }, issued)
      await download(`/certificates/${encodeURIComponent(id)}/pdf`, 'certificate.pdf', 'GET')
    },
    onSettled: () => client.invalidateQueries({ queryKey: root }),
  })
}

export function useCheckCertificate() {
  return useMutation({
    mutationFn: (code: string) =>
      post('/public/certificates/check', checkCertificate.parse({ code }), certificateCheck),
  })
}

export function catchUpQuery(meetingId: string) {
  return queryOptions({
    queryKey: [...root, 'catch-up', meetingId],
    queryFn: ({ signal }) => get(`/meetings/${encodeURIComponent(meetingId)}/catch-up`, catchUp, { signal }),
  })
}

export function useCatchUp(meetingId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post(`/meetings/${encodeURIComponent(meetingId)}/catch-up`, undefined, catchUp),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
}
