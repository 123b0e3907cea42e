import { putLogo, school, updateSchool, type PutLogo, type School, type UpdateSchool } from '@hubs/schema/school'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { del, get, patch, put } from '#lib/api-client.ts'

/** The school as those who look after it change it. */
export function schoolQuery() {
  return queryOptions({ queryKey: ['school'], queryFn: ({ signal }) => get('/school', school, { signal }) })
}

/** Its name and logo are on every page: all of it is asked again. */
function useSchoolChange<Input>(mutationFn: (input: Input) => Promise<School>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: saved => client.setQueryData(schoolQuery().queryKey, saved),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

export const useChangeSchool = () =>
  useSchoolChange((change: UpdateSchool) => patch('/school', updateSchool.parse(change), school))

export const usePutLogo = () => useSchoolChange((logo: PutLogo) => put('/school/logo', putLogo.parse(logo), school))

export const useRemoveLogo = () => useSchoolChange(() => del('/school/logo', school))

/** The school in a stale refusal. */
export function schoolIn(current: unknown): School | null {
  const read = school.safeParse(current)
  return read.success ? read.data : null
}
