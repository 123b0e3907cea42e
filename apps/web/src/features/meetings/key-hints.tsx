type KeyHintsProps = { on: boolean; setOn: (on: boolean) => void; inRound: boolean }

/** The keys of the console. They can be switched off: speech input presses letters without meaning to. */
export function KeyHints({ on, setOn, inRound }: KeyHintsProps) {
  const keys: [string, string][] = [
    ['Space', 'next'],
    ['P', 'pause'],
    ['+', 'a minute'],
    ['−', 'a minute less'],
    ...(inRound ? [['S', 'skip'] as [string, string]] : []),
    ['Z', 'undo'],
  ]
  return (
    <div className="key-hints s quiet">
      {on &&
        keys.map(([key, what]) => (
          <span key={key}>
            <kbd>{key}</kbd> {what}
          </span>
        ))}
      <button type="button" onClick={() => setOn(!on)}>
        {on ? 'Keys off' : 'Keys on'}
      </button>
    </div>
  )
}
