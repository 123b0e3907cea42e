import Download from 'lucide-react/icons/download'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useExportPeople } from './imports/imports.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** Has the browser save this text as a file of that name; with a mark, so that a spreadsheet reads it as UTF-8. */
function saveText(text: string, name: string, type = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** Everyone as a CSV file, which can be imported again. */
export function ExportPeople() {
  const ask = useExportPeople()
  const say = useToast()
  const save = () =>
    afterwards(
      ask.mutateAsync(),
      csv => {
        saveText(csv, 'people.csv')
        say('Downloaded.')
      },
      error => say(sentenceOf(error)),
    )
  return (
    <Button look="ghost" isPending={ask.isPending} onPress={save}>
      <Download className="icon" aria-hidden />
      {ask.isPending ? 'Preparing…' : 'Download as CSV'}
    </Button>
  )
}
