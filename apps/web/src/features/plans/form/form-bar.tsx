import CloudCheck from 'lucide-react/icons/cloud-check'
import CloudOff from 'lucide-react/icons/cloud-off'
import type { ReactNode } from 'react'
import { clockTime } from '#lib/time/time.ts'
import { useIsUnkept } from '#lib/storage/unkept.ts'
import { deviceWord } from '../plan-labels.ts'
import './form-bar.css'

type FormBarProps = { savedAt: number | null; timeZone: string; children: ReactNode }

/** Under the thumb all along a long form: that nothing is lost, and the one thing to do. */
export function FormBar({ savedAt, timeZone, children }: FormBarProps) {
  const isUnkept = useIsUnkept()
  return (
    <div className="form-bar">
      <p className="s quiet num">
        {isUnkept ? <CloudOff className="icon" aria-hidden /> : <CloudCheck className="icon" aria-hidden />}
        {isUnkept
          ? `Not saved on this ${deviceWord()}`
          : savedAt === null
            ? 'Saved as you type'
            : `Saved on this ${deviceWord()}, ${clockTime(savedAt, timeZone)}`}
      </p>
      {children}
    </div>
  )
}
