import { useRef, type ComponentProps } from 'react'
import { Button } from '../button.tsx'

type FileButtonProps = Omit<ComponentProps<typeof Button>, 'type' | 'onPress'> & {
  /** Endings and types, as the browser's own window takes them: `.csv`, `text/csv`. */
  accept: readonly string[]
  multiple?: boolean
  onChoose: (files: File[]) => void
}

/** Opens the browser's own window for choosing files. */
export function FileButton({ accept, multiple = false, onChoose, ...rest }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const open = () => {
    if (!input.current) return
    // The same file again, mended meanwhile, is a choice too.
    input.current.value = ''
    input.current.click()
  }
  return (
    <>
      <Button {...rest} onPress={open} />
      <input
        ref={input}
        type="file"
        hidden
        accept={accept.join()}
        multiple={multiple}
        onChange={event => onChoose([...(event.target.files ?? [])])}
      />
    </>
  )
}
