import { ReferencePicker } from '#features/references/reference-picker.tsx'

/** A strategy’s sources, chosen out of the school’s. */
export const pickReferences = (
  value: readonly string[],
  onChange: (ids: string[]) => void,
  error: string | undefined,
) => <ReferencePicker label="Sources" value={value} onChange={onChange} error={error} />
