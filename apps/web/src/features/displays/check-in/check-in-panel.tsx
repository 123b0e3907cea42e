import { spokenCode } from '@hubs/schema/meetings/check-in'
import { useQuery } from '@tanstack/react-query'
import { addressOf, paths, shortAddress } from '#shared/paths.ts'
import { Qr } from '#ui/figures/qr.tsx'
import { checkInCodeQuery } from '../display.query.ts'
import './check-in-panel.css'

/** The code to come in by, on the projector. It is asked for at `path` each time it changes, and only while it is shown. */
export function CheckInPanel({ path }: { path: string }) {
  const { data } = useQuery(checkInCodeQuery(path))
  if (!data?.code) return null
  return (
    <section className="check-in-panel" aria-label="Check in to the meeting">
      <p className="check-in-panel-title">Scan to check in</p>
      <div className="check-in-panel-qr">
        <Qr value={addressOf(paths.checkIn(data.code))} label="QR code to check in" />
      </div>
      <p className="check-in-panel-words">
        or go to <strong>{shortAddress(paths.checkIn(''))}</strong> and enter{' '}
        <strong className="num">{spokenCode(data.code)}</strong>
      </p>
    </section>
  )
}
