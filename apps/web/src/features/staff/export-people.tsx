import Download from 'lucide-react/icons/download'
import { sentenceOf } from '#lib/api-client.ts'
import { saveText } from '#lib/save-text.ts'
import { Button } from '#ui/button.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useExportPeople } from './imports/imports.queries.ts'

/** Everyone as a CSV file, which can be imported again. */
export function ExportPeople() {
  const ask = useExportPeople()
  const say = useToast()
  const save = () =>
    ask.mutate(undefined, {
      onSuccess: csv => {
        saveText(csv, 'people.csv')
        say('Downloaded.')
      },
      onError: error => say(sentenceOf(error)),
    })
  return (
    <Button look="ghost" isPending={ask.isPending} onPress={save}>
      <Download className="icon" aria-hidden />
      {ask.isPending ? 'Preparing…' : 'Download as CSV'}
    </Button>
  )
}
