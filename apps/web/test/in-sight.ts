import { vi } from 'vitest'

/** As far as jsdom goes everything is out of sight, or with `all` in it. */
export function stubInSight(all: boolean): void {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #notice: (entries: { isIntersecting: boolean }[]) => void
      constructor(notice: (entries: { isIntersecting: boolean }[]) => void) {
        this.#notice = notice
      }
      observe() {
        if (all) queueMicrotask(() => this.#notice([{ isIntersecting: true }]))
      }
      disconnect() {}
    },
  )
}
