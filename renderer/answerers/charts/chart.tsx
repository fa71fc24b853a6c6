import { lazy, Suspense, useId } from 'react';
import style from './charts.module.css';

const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

export type Tone = 'accent' | 'soon';

/** A line of numbers of a chart; `tone` is one of the desk's colours. */
export interface Series {
  key: string;
  name: string;
  tone: Tone;
}

/** One place on the scale. Null: nothing is known of it. */
export interface ChartRow {
  label: string;
  values: Record<string, number | null>;
}

export type Shape = 'bars' | 'line' | 'across';

interface Shown {
  title: string;
  /** What there is to see, in a sentence. */
  summary: string;
  /** What the rows are. */
  head: string;
  series: readonly Series[];
  rows: readonly ChartRow[];
  /** How a value is written; else as a number. */
  say?: (value: number) => string;
  shape?: Shape;
  /** Rows that are drawn; the table has all. */
  most?: number;
  /** Columns that only the table has. */
  more?: { head: readonly string[]; of: readonly (readonly number[])[] };
}

const asNumber = (value: number): string => value.toLocaleString('en');

/** A picture for those who would rather look, its gist in a sentence, and its numbers as a table for everybody. */
export function Chart({ title, summary, head, series, rows, say = asNumber, shape = 'bars', most = rows.length, more = { head: [], of: [] } }: Shown) {
  const id = useId();
  const drawn = rows.slice(0, most);
  return (
    <figure className={style.chart} aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        <p>{summary}</p>
      </figcaption>
      <div className={style.drawing} data-shape={shape} data-rows={drawn.length} aria-hidden="true">
        <Suspense fallback={null}>
          <Drawing series={series} rows={drawn} say={say} shape={shape} />
        </Suspense>
      </div>
      {series.length > 1 ? (
        <ul className={style.legend} aria-hidden="true">
          {series.map(({ key, name, tone }) => (
            <li key={key} data-tone={tone}>
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      {drawn.length < rows.length ? <p className={style.left}>The {drawn.length} busiest are drawn; the table has all {rows.length}.</p> : null}
      <details className={style.numbers}>
        <summary aria-label={`${title} as a table`}>As a table</summary>
        <table>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {[head, ...series.map(({ name }) => name), ...more.head].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, values }, i) => (
              <tr key={`${i} ${label}`}>
                <th scope="row">
                  <bdi>{label}</bdi>
                </th>
                {series.map(({ key }) => (
                  <td key={key}>{typeof values[key] === 'number' ? say(values[key]) : '–'}</td>
                ))}
                {more.head.map((name, column) => (
                  <td key={name}>{asNumber(more.of[i]?.[column] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
