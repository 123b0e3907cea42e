import { strengths } from '@hubs/schema/library/strategies'
import { useState } from 'react'
import { StrengthSign } from './strength-sign.tsx'
import { strengthMeans } from '../strategy-labels.ts'
import './library-key.css'

/** Four beside each other have room from here on, CSS pixels. */
const WIDE_PX = 960

/** What the dots of a card say, where they are first met. On a phone it opens on a tap. */
export function LibraryKey() {
  const [wide] = useState(() => window.innerWidth >= WIDE_PX)
  return (
    <details className="library-key" open={wide}>
      <summary>How strong is the evidence?</summary>
      <dl>
        {strengths.map(each => (
          <div key={each}>
            <dt>
              <StrengthSign strength={each} />
            </dt>
            <dd className="quiet">{strengthMeans[each]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
