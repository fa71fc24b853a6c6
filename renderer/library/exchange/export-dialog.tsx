import { useState } from 'react';
import { useDesk, type Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { PackFormat } from '#shared/words/exchange.ts';
import type { LibraryFilter } from '#shared/words/library.ts';
import { isFiltered, useLibraryView } from '../library-view.ts';
import { formats } from './formats.ts';
import { saveFile } from './save-file.ts';
import style from './exchange.module.css';

/** Takes templates out into a file: all of them, or what the library is narrowed to. */
export function ExportDialog({ onClose }: { onClose(): void }) {
  const desk = useDesk();
  const { filter } = useLibraryView();
  const canNarrow = isFiltered({ filter });
  const [format, setFormat] = useState<PackFormat>('rounds');
  const [wantsNarrow, setNarrow] = useState(true);
  const isNarrow = canNarrow && wantsNarrow;
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [saved, setSaved] = useState<{ name: string; losses: string[] } | null>(null);

  const run = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    setSaved(null);
    try {
      const ids = isNarrow ? await idsOf(desk, filter) : [];
      if (isNarrow && ids.length === 0) setFailure('No template fits what the library is narrowed to. Choose all, or clear the filter.');
      else {
        const file = await desk.call.exchange.export({ format, ids });
        saveFile(file);
        setSaved({ name: file.name, losses: file.losses });
      }
    } catch (error) {
      setFailure(troubleOf(error).say);
    }
    setBusy(false);
  };

  return (
    <Dialog title="Export templates" onClose={onClose}>
      <div className={style.export}>
        <div className={style.field}>
          <label htmlFor="export-format">Format</label>
          <select
            id="export-format"
            aria-describedby="export-about"
            value={format}
            onChange={({ target }) => {
              setFormat(target.value as PackFormat);
              setSaved(null);
            }}
          >
            {(Object.keys(formats) as PackFormat[]).map((one) =>
              formats[one].written === null ? null : (
                <option key={one} value={one}>
                  {formats[one].name}: {formats[one].written}
                </option>
              ),
            )}
          </select>
          <small id="export-about">{format === 'rounds' ? 'Holds everything, policies and numbers too, and reads well in git. Imported again it gives the same library.' : 'Another tool’s format. What it cannot hold is listed afterwards.'}</small>
        </div>
        <fieldset className={style.which}>
          <legend>Which</legend>
          <label>
            <input type="radio" name="which" checked={!isNarrow} onChange={() => setNarrow(false)} /> All templates I may see
          </label>
          <label>
            <input type="radio" name="which" checked={isNarrow} disabled={!canNarrow} onChange={() => setNarrow(true)} /> Those the library is narrowed to now
          </label>
        </fieldset>
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
        {saved === null ? null : (
          <Notice tone={saved.losses.length > 0 ? 'warn' : 'good'}>
            “<bdi>{saved.name}</bdi>” is ready and being saved. {saved.losses.length === 0 ? 'Nothing was left out.' : 'What this format could not hold:'}
          </Notice>
        )}
        {saved !== null && saved.losses.length > 0 ? (
          <ul className={style.losses}>
            {saved.losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        ) : null}
        <div className={style.deeds}>
          <Button onClick={onClose}>Close</Button>
          <Button kind="primary" disabled={isBusy} onClick={() => void run()}>
            {isBusy ? 'Writing…' : 'Save the file'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const most = 200;

/** Every template that fits, by its name. */
async function idsOf(desk: Desk, filter: LibraryFilter): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const before = ids.length;
    for await (const page of await desk.call.library.page({ filter, sort: 'title', offset: before, limit: most })) {
      ids.push(...page.rows.map(({ id }) => id));
      if (ids.length >= page.total) return ids;
      break;
    }
    // A library that shrinks while it is read must not be asked for ever.
    if (ids.length === before) return ids;
  }
}
