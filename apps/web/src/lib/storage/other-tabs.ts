/** What the tabs of this browser tell each other by a name. A word reaches all of them but the one that says it. */
export function otherTabs<Word>(name: string) {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
    tell: (word: Word) => channel?.postMessage(word),
    onWord(listener: (word: Word) => void): () => void {
      const hear = ({ data }: MessageEvent<Word>) => listener(data)
      channel?.addEventListener('message', hear)
      return () => channel?.removeEventListener('message', hear)
    },
  }
}
