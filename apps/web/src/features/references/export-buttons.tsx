import { referenceFormats, type ReferenceFormat } from '@hubs/schema/library/references'
import { useMutation } from '@tanstack/react-query'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { exportReferences } from './references.queries.ts'
import { formatWords } from './reference-labels.ts'

/** Saves it as a file on this device. */
function save(fileName: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}

/** The whole list for other programs, or what stands under one strategy or hub. */
export function ExportButtons({ from }: { from?: { strategy?: string; hub?: string } }) {
  const out = useMutation({
    mutationFn: async (format: ReferenceFormat) => {
      const { fileName, text } = await exportReferences(format, from)
      save(fileName, text)
    },
  })
  return (
    <div className="col tight">
      <div className="row wrap no-print">
        <span className="s quiet">For reference managers such as Zotero or EndNote, save as</span>
        {/* Together on the next line, where there is no room for them beside the words. */}
        <span className="row">
          {referenceFormats.map(format => (
            <Button
              key={format}
              look="ghost"
              isPending={out.isPending && out.variables === format}
              onPress={() => out.mutate(format)}
            >
              {formatWords[format]}
            </Button>
          ))}
        </span>
      </div>
      <ErrorNote error={out.error} />
    </div>
  )
}
