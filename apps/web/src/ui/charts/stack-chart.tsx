import { AxisBottom } from '@visx/axis'
import { Group } from '@visx/group'
import { ParentSize } from '@visx/responsive'
import { scaleBand, scaleLinear } from '@visx/scale'
import { BarStackHorizontal } from '@visx/shape'
import './charts.css'

type Series = { key: string; label: string }
type ChartRow = { label: string; values: Record<string, number> }

type StackChartProps = {
  /** What is counted: the picture’s name. The table beside it says the same in figures. */
  title: string
  series: readonly Series[]
  rows: readonly ChartRow[]
  /** Whether its name stands over it: nothing around it says the same. */
  titled?: boolean
  /** A number as it is written on the axis. */
  format?: (value: number) => string
}

const ROW = 54
const BAR = 22
const FOOT = 30
const TICKS = 4

/** Each row a bar, its label over it; the parts differ by shade and by pattern, and are named above. */
export function StackChart({ title, titled = false, series, rows, format = String }: StackChartProps) {
  const height = rows.length * ROW + FOOT
  return (
    <figure className="chart">
      <figcaption className={titled ? undefined : 'hidden-text'}>{title}</figcaption>
      {series.length > 1 && <Legend series={series} />}
      <div style={{ blockSize: height }}>
        <ParentSize debounceTime={0}>
          {({ width }) =>
            width > 0 && <Bars {...{ title, series, rows, format }} width={Math.floor(width)} height={height} />
          }
        </ParentSize>
      </div>
    </figure>
  )
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="chart-legend plain s" aria-hidden>
      {series.map(({ key, label }, at) => (
        <li key={key}>
          <svg width="18" height="12">
            <rect className="chart-part" data-part={at} width="18" height="12" rx="2" />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

/** The first and the last number of an axis end where it ends, or their words would be cut. */
const anchorOf = (at: number, count: number) => (at === 0 ? 'start' : at === count - 1 ? 'end' : 'middle')

const sumOf = (values: Record<string, number>) => Object.values(values).reduce((sum, each) => sum + each, 0)

function Bars({
  title,
  series,
  rows,
  format = String,
  width,
  height,
}: StackChartProps & { width: number; height: number }) {
  const most = Math.max(1, ...rows.map(({ values }) => sumOf(values)))
  const x = scaleLinear({ domain: [0, most], range: [0, width - 1], nice: TICKS })
  const places = rows.map((_, at) => at)
  const y = scaleBand({ domain: places, range: [0, rows.length * ROW] })
  const data = rows.map(({ values }, at) => ({ at, ...values }))
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <Group>
        {rows.map(({ label }, at) => (
          <text key={label} className="chart-label" y={(y(at) ?? 0) + 18}>
            {label}
          </text>
        ))}
        <BarStackHorizontal<(typeof data)[number], string>
          data={data}
          keys={series.map(({ key }) => key)}
          value={(datum, key) => Number(datum[key as keyof typeof datum] ?? 0)}
          y={datum => datum.at}
          xScale={x}
          yScale={y}
          color={() => ''}
        >
          {stacks =>
            stacks.flatMap((stack, part) =>
              stack.bars.map(each => (
                <rect
                  key={`${each.index} ${stack.key}`}
                  className="chart-part"
                  data-part={part}
                  x={each.x}
                  y={each.y + 26}
                  width={Math.max(0, each.width - 1)}
                  height={BAR}
                />
              )),
            )
          }
        </BarStackHorizontal>
        <AxisBottom
          scale={x}
          top={rows.length * ROW}
          numTicks={TICKS}
          tickFormat={value => format(Number(value))}
          axisClassName="chart-axis"
          tickLength={4}
          tickLabelProps={(_, at, all) => ({ className: 'chart-tick', textAnchor: anchorOf(at, all.length) })}
        />
      </Group>
    </svg>
  )
}
