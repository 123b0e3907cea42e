import { useMutation } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import { download } from '#lib/api-client.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'

type Props = { path: string; name?: string; label?: string }

/** Everything about one person, or another file that is made when it is asked for. */
export function DataDownload({ path, name = 'learning-hubs-data.zip', label = 'Download data' }: Props) {
  const withProof = useReauthentication()
  const say = useToast()
  const save = useMutation({
    mutationFn: () => withProof(() => download(path, name)),
    onSuccess: () => say('Downloaded.'),
  })
  return (
    <>
      <ErrorNote error={save.error} />
      <div className="row">
        <Button isPending={save.isPending} onPress={() => save.mutate()}>
          <Download className="icon" aria-hidden />
          {save.isPending ? 'Preparing…' : label}
        </Button>
      </div>
    </>
  )
}
