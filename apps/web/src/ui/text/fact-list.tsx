import type { ReactNode } from 'react'

type FactListProps = { className?: string; facts: readonly (readonly [label: ReactNode, value: ReactNode])[] }

/** What is known under each label; what was left open is left out. */
export function FactList({ className, facts }: FactListProps) {
  return (
    <dl className={className}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value], index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
