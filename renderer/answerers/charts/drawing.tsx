import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartRow, Series, Shape } from './chart.tsx';
import style from './charts.module.css';

interface Drawn {
  series: readonly Series[];
  rows: readonly ChartRow[];
  say: (value: number) => string;
  shape: Shape;
}

const axis = { tickLine: false, axisLine: false, tick: { fill: 'var(--ink-3)', fontSize: 11 } } as const;
const colourOf = ({ tone }: Series): string => `var(--${tone})`;
/** A name of a stranger's community can be as long as they like. */
const short = (label: string): string => (label.length > 22 ? `${label.slice(0, 21)}…` : label);

/** The picture alone. It stands beside its table, so that it is hidden from who cannot see it, and moves for nobody. */
export function Drawing({ series, rows, say, shape }: Drawn) {
  const data = rows.map(({ label, values }, at) => ({ at, label, ...values }));
  const grid = <CartesianGrid stroke="var(--line)" horizontal={shape !== 'across'} vertical={shape === 'across'} />;
  const tip = <Tooltip cursor={{ fill: 'var(--sunken)', stroke: 'var(--line-strong)' }} isAnimationActive={false} content={({ active, payload }) => <Tip row={active ? (payload[0]?.payload as { at: number } | undefined) : undefined} rows={rows} series={series} say={say} />} />;
  const labels = { dataKey: 'at', tickFormatter: (at: number) => short(rows[at]?.label ?? '') };
  const numbers = { type: 'number', tickFormatter: (value: number) => say(value), allowDecimals: false } as const;
  const margin = { top: 6, right: 12, bottom: 0, left: 0 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      {shape === 'line' ? (
        <LineChart data={data} margin={margin} accessibilityLayer={false}>
          {grid}
          <XAxis {...axis} {...labels} minTickGap={28} />
          <YAxis {...axis} {...numbers} width={56} />
          {tip}
          {series.map((one) => (
            <Line key={one.key} dataKey={one.key} stroke={colourOf(one)} strokeWidth={2} dot={{ r: 2, fill: colourOf(one) }} connectNulls={false} isAnimationActive={false} />
          ))}
        </LineChart>
      ) : (
        <BarChart data={data} margin={margin} layout={shape === 'across' ? 'vertical' : 'horizontal'} accessibilityLayer={false} barGap={2}>
          {grid}
          <XAxis {...axis} {...(shape === 'across' ? numbers : { ...labels, minTickGap: 14 })} />
          <YAxis {...axis} {...(shape === 'across' ? { ...labels, type: 'category', width: 150, interval: 0 } : { ...numbers, width: 40 })} />
          {tip}
          {series.map((one) => (
            <Bar key={one.key} dataKey={one.key} fill={colourOf(one)} radius={2} maxBarSize={26} isAnimationActive={false} />
          ))}
        </BarChart>
      )}
    </ResponsiveContainer>
  );
}

function Tip({ row, rows, series, say }: { row: { at: number } | undefined; rows: readonly ChartRow[]; series: readonly Series[]; say: (value: number) => string }) {
  const shown = row ? rows[row.at] : undefined;
  if (!shown) return null;
  return (
    <div className={style.tip}>
      <b>
        <bdi>{shown.label}</bdi>
      </b>
      {series.map(({ key, name }) => (
        <span key={key}>
          {name}: {typeof shown.values[key] === 'number' ? say(shown.values[key]) : 'nothing'}
        </span>
      ))}
    </div>
  );
}
