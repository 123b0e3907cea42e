import type { AgendaEdit } from '@hubs/schema/meetings/agenda'
import { meetingDetail, type MeetingDetail, type UpdateMeeting } from '@hubs/schema/meetings/meetings'
import type { CorrectRegister } from '@hubs/schema/meetings/register'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patch, put } from '#lib/api-client.ts'
import { meetingQuery } from './meetings.queries.ts'

/** What was changed is in the answer; the lists are asked again. */
function useChange<Input>(id: string, mutationFn: (input: Input) => Promise<MeetingDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    async onSuccess(answer) {
      client.setQueryData(meetingQuery(id).queryKey, answer)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['meetings', 'current'] }),
        client.invalidateQueries({ queryKey: ['hubs'] }),
      ])
    },
  })
}

/** Another day, time, length or place; called off, or on again. */
export function useUpdateMeeting(id: string) {
  return useChange(id, (input: UpdateMeeting) => patch(`/meetings/${id}`, input, meetingDetail))
}

export function useSaveAgenda(id: string) {
  return useChange(id, (input: AgendaEdit) => put(`/meetings/${id}/agenda`, input, meetingDetail))
}

/** A line of the register put right. Whoever comes too late for a line gets it as it stands. */
export function useCorrectRegister(id: string) {
  const client = useQueryClient()
  return useChange(id, async ({ personId, ...input }: CorrectRegister & { personId: string }) => {
    try {
      return await put(`/meetings/${id}/register/${personId}`, input, meetingDetail)
    } finally {
      // Its changes, its minutes, and the line itself where somebody else was quicker.
      void client.invalidateQueries({ queryKey: ['meetings', id] })
    }
  })
}
