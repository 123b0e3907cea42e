import { useId, type Ref } from 'react'

/** No person finds this field, by eye, by keyboard or by ear. Machines that fill in every field do. */
export function Website({ ref }: { ref: Ref<HTMLInputElement> }) {
  const id = useId()
  return (
    <div className="visitor-website" aria-hidden>
      <label htmlFor={id}>Website</label>
      <input ref={ref} id={id} name="website" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  )
}
