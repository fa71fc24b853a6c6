import { useState, type RefObject } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { ClashChoice, DryRun, Incoming, PackFormat } from '#shared/words/exchange.ts';
import { choiceNames, chooseAll, comes, sharedChoice, stateNames } from './choices.ts';
import { formats } from './formats.ts';
import { IncomingRow } from './incoming-row.tsx';
import type { Import } from './use-import.ts';
import page from '../library.module.css';
import style from './exchange.module.css';

/** Rows drawn before somebody asks for more. */
const step = 200;
const mostLosses = 8;
const states: readonly Incoming['state'][] = ['clash', 'refused', 'new', 'same'];

interface DryRunViewProps {
  run: DryRun;
  name: string;
  isBusy: boolean;
  bringing: Import;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** What an import would do, row by row; what clashes is decided here, and nothing happens before the person says so. */
export function DryRunView({ run, name, isBusy, bringing, heading }: DryRunViewProps) {
  const [only, setOnly] = useState<Incoming['state'] | null>(null);
  const [most, setMost] = useState(step);
  const { choices, setChoices } = bringing;
  const { added, replaced } = comes(run, choices);
  const count = added + replaced;
  const inOrder = states.flatMap((state) => (only === null || only === state ? run.rows.filter((row) => row.state === state) : []));
  const shared = sharedChoice(run, choices);
  return (
    <section className={style.looked} aria-labelledby="import-look">
      <h2 id="import-look" ref={heading} tabIndex={-1}>
        In “<bdi>{name}</bdi>”
      </h2>
      <p className={style.read}>
        <span>{run.say}</span>
        <label>
          Read it as{' '}
          <select value={run.format} disabled={isBusy} onChange={({ target }) => bringing.lookAs(target.value as PackFormat)}>
            {(Object.keys(formats) as PackFormat[]).map((format) => (
              <option key={format} value={format}>
                {formats[format].name}
              </option>
            ))}
          </select>
        </label>
      </p>
      {run.losses.length > 0 ? (
        <Notice tone="warn">
          What changes on the way: {run.losses.slice(0, mostLosses).join(' · ')}
          {run.losses.length > mostLosses ? ` · and ${run.losses.length - mostLosses} more, each named at its template` : ''}
        </Notice>
      ) : null}
      <div className={style.counts} role="group" aria-label="Show">
        <Button kind="chip" aria-pressed={only === null} onClick={() => setOnly(null)}>
          All {run.rows.length}
        </Button>
        {states.map((state) =>
          run.counts[state] > 0 ? (
            <Button key={state} kind="chip" aria-pressed={only === state} onClick={() => setOnly(state)}>
              {stateNames[state]} {run.counts[state]}
            </Button>
          ) : null,
        )}
      </div>
      {run.counts.clash > 1 ? (
        <fieldset className={style.all} disabled={isBusy}>
          <legend>For all {run.counts.clash} that are here with other words</legend>
          {(Object.keys(choiceNames) as ClashChoice[]).map((choice) => (
            <label key={choice}>
              <input type="radio" name="for-all" checked={shared === choice} onChange={() => setChoices(chooseAll(run, choice))} /> {choiceNames[choice]}
            </label>
          ))}
        </fieldset>
      ) : null}
      {run.rows.length === 0 ? <p className={page.lead}>No template was found in it. Choose another way to read it above, or another file.</p> : null}
      {inOrder.length > 0 ? (
        <table className={style.table}>
          <caption className="visually-hidden">What would come in</caption>
          <thead>
            <tr>
              <th scope="col">Template</th>
              <th scope="col">Kind</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.slice(0, most).map((row) => (
              <IncomingRow key={row.key} row={row} choices={choices} isBusy={isBusy} onChoose={(choice) => setChoices({ ...choices, [row.key]: choice })} />
            ))}
          </tbody>
        </table>
      ) : null}
      {inOrder.length > most ? (
        <p className={style.more}>
          {most} of {inOrder.length} are shown.{' '}
          <Button kind="link" onClick={() => setMost(most + step)}>
            Show {Math.min(step, inOrder.length - most)} more
          </Button>
        </p>
      ) : null}
      <div className={style.bottom}>
        <p role="status">{count === 0 ? 'Nothing would change.' : [added > 0 ? `${added} would be added` : '', replaced > 0 ? `${replaced} would be replaced` : ''].filter((part) => part !== '').join(', ')}</p>
        <Button onClick={bringing.again} disabled={isBusy}>
          Choose something else
        </Button>
        <Button kind="primary" disabled={isBusy || count === 0} onClick={bringing.run}>
          {isBusy ? 'Importing…' : count === 0 ? 'Nothing to import' : `Import ${count}`}
        </Button>
      </div>
    </section>
  );
}
