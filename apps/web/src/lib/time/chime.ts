/** Two soft tones, one after the other: hertz, and seconds from now. */
const chimeTones = [
  { pitch: 659.25, after: 0 },
  { pitch: 523.25, after: 0.32 },
] as const
const RING_S = 1.6
const LOUD = 0.16

/** A soft chime, made on the spot. A browser lets a page sound only once somebody has tapped or typed on it. */
export type Chime = {
  isReady: () => boolean
  /** In answer to a tap or a key. @returns whether it may sound now */
  wake: () => Promise<boolean>
  ring: () => void
}

export function createChime(makeContext: () => AudioContext | null = newContext): Chime {
  let context: AudioContext | null = null
  const isReady = () => context?.state === 'running'
  return {
    isReady,
    async wake() {
      context ??= makeContext()
      await context?.resume().catch(() => {})
      return isReady()
    },
    ring() {
      if (!context || !isReady()) return
      for (const { pitch, after } of chimeTones) tone(context, pitch, context.currentTime + after)
    },
  }
}

function newContext(): AudioContext | null {
  return typeof AudioContext === 'undefined' ? null : new AudioContext()
}

/** Swells within a hundredth of a second and dies away: no click, no beep. */
function tone(context: AudioContext, pitch: number, at: number) {
  const voice = new OscillatorNode(context, { type: 'sine', frequency: pitch })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + RING_S)
  voice.connect(volume).connect(context.destination)
  voice.start(at)
  voice.stop(at + RING_S)
}
