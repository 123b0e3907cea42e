import { spokenCode } from '@hubs/schema/meetings/check-in'
import { useQuery } from '@tanstack/react-query'
import { Qr } from '#ui/figures/qr.tsx'
import { checkInCodeQuery } from '../display.query.ts'
import './check-in-panel.css'

type CheckInPanelProps = {
  /** Where the code is asked for. */
  path: string
  /** The address to type, and the one that a phone opens for a code. */
  address: string
  addressOf: (code: string) => string
}

/** The code to come in by, on the projector. It is asked for anew each time it changes, and only while it is shown. */
export function CheckInPanel({ path, address, addressOf }: CheckInPanelProps) {
  const { data } = useQuery(checkInCodeQuery(path))
  if (!data?.code) return null
  return (
    <section className="check-in-panel" aria-label="Check in to the meeting">
      <p className="check-in-panel-title">Scan to check in</p>
      <div className="check-in-panel-qr">
        <Qr value={addressOf(data.code)} label="QR code to check in" />
      </div>
      <p className="check-in-panel-words">
        or go to <strong>{address}</strong> and enter <strong className="num">{spokenCode(data.code)}</strong>
      </p>
    </section>
  )
}
