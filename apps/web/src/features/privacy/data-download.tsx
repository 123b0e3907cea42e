import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import Download from 'lucide-react/icons/download'
import { download } from '#lib/api-client.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'

type Props = {
  path: string
  name?: string
  label?: string
  /** What is asked before, where somebody else is told of it. */
  ask?: { title: string; words: string }
}

/** Everything about one person, or another file that is made when it is asked for. */
export function DataDownload({ path, name = 'learning-hubs-data.zip', label = 'Download data', ask }: Props) {
  const withProof = useReauthentication()
  const say = useToast()
  const save = useMutation({
    mutationFn: () => withProof(() => download(path, name)),
    onSuccess: () => say('Downloaded.'),
  })
  const [asking, setAsking] = useState(false)
  const start = () => {
    setAsking(false)
    save.mutate()
  }
  return (
    <>
      <ErrorNote error={save.error} />
      <div className="row">
        <Button isPending={save.isPending} onPress={() => (ask ? setAsking(true) : start())}>
          <Download className="icon" aria-hidden />
          {save.isPending ? 'Preparing…' : label}
        </Button>
      </div>
      {ask && (
        <Confirm
          open={asking}
          title={ask.title}
          action={label}
          keep="Cancel"
          onClose={() => setAsking(false)}
          onConfirm={start}
        >
          <p>{ask.words}</p>
        </Confirm>
      )}
    </>
  )
}
