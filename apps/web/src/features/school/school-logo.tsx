import { LARGEST_LOGO, type School } from '@hubs/schema/school'
import ImageUp from 'lucide-react/icons/image-up'
import { useState } from 'react'
import { afterwards } from '#lib/query-client.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { FileButton } from '#ui/fields/file-button.tsx'
import { ErrorNote, ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { usePutLogo, useRemoveLogo } from './school.queries.ts'
import './school.css'

/** A file’s bytes in base64. */
function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(new Error('This file can’t be read. Choose it again.')))
    reader.readAsDataURL(file)
  })
}

/** The school's logo: one to choose, to replace or to remove. */
export function SchoolLogo({ school: { logo } }: { school: School }) {
  const put = usePutLogo()
  const [refused, setRefused] = useState<string | null>(null)
  const say = useToast()
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > LARGEST_LOGO) return setRefused('This picture is too large. Choose one of up to 2 MB.')
    setRefused(null)
    try {
      await put.mutateAsync({ image: await readBase64(file), alt: '' })
      say('Logo saved. It’s on every page now.')
    } catch (error) {
      setRefused(sentenceOf(error))
    }
  }
  return (
    <>
      {refused && <ProblemNote>{refused}</ProblemNote>}
      {logo ? (
        <div className="row wrap school-logo">
          {(['light', 'dark'] as const).map(page => (
            <span key={page} data-page={page}>
              <img src={logo.url} width={logo.width} height={logo.height} alt={`Your logo on a ${page} page`} />
            </span>
          ))}
        </div>
      ) : (
        <p className="quiet">
          No logo yet. Until you add one, the Learning Hubs dots are shown beside your school’s name.
        </p>
      )}
      <div className="row wrap">
        <FileButton
          accept={['image/png', 'image/jpeg', 'image/webp']}
          onChoose={files => void choose(files[0])}
          isPending={put.isPending}
        >
          <ImageUp className="icon" aria-hidden />
          {put.isPending ? 'Saving…' : logo ? 'Choose another logo' : 'Choose a logo'}
        </FileButton>
        {logo && <RemoveLogo />}
        <span className="s quiet">A PNG, JPEG or WebP picture of up to 2 MB.</span>
      </div>
    </>
  )
}

function RemoveLogo() {
  const remove = useRemoveLogo()
  const [asking, setAsking] = useState(false)
  const say = useToast()
  const takeOff = () =>
    afterwards(remove.mutateAsync(), () => {
      setAsking(false)
      say('Logo removed.')
    })
  return (
    <>
      <Button look="ghost" onPress={() => setAsking(true)}>
        Remove logo
      </Button>
      <Confirm
        open={asking}
        danger
        title="Remove the logo?"
        action={remove.isPending ? 'Removing…' : 'Remove logo'}
        keep="Keep it"
        pending={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={takeOff}
      >
        <p>Every page will show the Learning Hubs dots again.</p>
        <ErrorNote error={remove.error} />
      </Confirm>
    </>
  )
}
