import { AxisBottom } from '@visx/axis'
import { Group } from '@visx/group'
import { ParentSize } from '@visx/responsive'
import { scaleLinear } from '@visx/scale'
import { Circle, Line } from '@visx/shape'
import './charts.css'

type Point = { label: string; value: number }
type RangeChartProps = {
  title: string
  /** Each with its points in their order of time. */
  rows: readonly { label: string; points: readonly Point[] }[]
  /** The ends of the scale. */
  from: number
  to: number
}

const ROW = 40
const FOOT = 30
const EDGE = 8
const SIZE = 6

/** How far each has moved on one scale: an open ring where it began, filled ones after it. */
export function RangeChart(props: RangeChartProps) {
  const { title, rows } = props
  const height = rows.length * ROW + FOOT
  return (
    <figure className="chart">
      <figcaption className="hidden-text">{title}</figcaption>
      <div style={{ blockSize: height }}>
        <ParentSize debounceTime={0}>
          {({ width }) => width > 0 && <Ranges {...props} width={Math.floor(width)} height={height} />}
        </ParentSize>
      </div>
    </figure>
  )
}

function Ranges({ title, rows, from, to, width, height }: RangeChartProps & { width: number; height: number }) {
  const x = scaleLinear({ domain: [from, to], range: [0, width - 2 * EDGE] })
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <Group left={EDGE}>
        {rows.map(({ label, points }, at) => {
          const middle = at * ROW + 28
          const places = points.map(({ value }) => x(value))
          return (
            <Group key={label}>
              <text className="chart-label" y={middle - 12}>
                {label}
              </text>
              <Line className="chart-track" from={{ x: x(from), y: middle }} to={{ x: x(to), y: middle }} />
              <Line
                className="chart-way"
                from={{ x: Math.min(...places), y: middle }}
                to={{ x: Math.max(...places), y: middle }}
              />
              {points.map((point, nth) => (
                <Circle
                  key={point.label}
                  className="chart-point"
                  data-first={nth === 0 || undefined}
                  cx={x(point.value)}
                  cy={middle}
                  r={SIZE}
                />
              ))}
            </Group>
          )
        })}
        <AxisBottom
          scale={x}
          top={rows.length * ROW}
          numTicks={to - from}
          tickFormat={String}
          axisClassName="chart-axis"
          tickLength={4}
          tickLabelProps={{ className: 'chart-tick', textAnchor: 'middle' }}
        />
      </Group>
    </svg>
  )
}
