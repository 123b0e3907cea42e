import { encode } from 'uqr'
import { useMemo } from 'react'
import './qr.css'

/** As the standard asks: so many modules of white round the code. */
const QUIET = 4

/** A QR code, always dark on white, also where the page is dark: many phones read no other. */
export function Qr({ value, label }: { value: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { size: width, data } = encode(value, { ecc: 'M', border: QUIET })
    const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')))
    return { size: width, path: dark.join('') }
  }, [value])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} className="qr-light" />
      <path d={path} className="qr-dark" />
    </svg>
  )
}
