/** The place of one of `count` things spread evenly round a circle, clockwise from the top, about the middle (0, 0). */
export function aroundCircle(index: number, count: number, radius: number): { x: number; y: number } {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
}
