import { useEffect, useRef, useState, type DragEvent } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import type { PackFormat } from '#shared/words/exchange.ts';
import { formats } from './formats.ts';
import { chosenIn, droppedIn, type Chosen } from './read-files.ts';
import style from './exchange.module.css';

/** Where files come in: chosen, a folder, or dropped here. */
export function ChooseFiles({ onChosen }: { onChosen(files: Promise<readonly Chosen[]>): void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  // A file let go beside the place for it would be opened by the browser, in place of Rounds.
  useEffect(() => {
    const stay = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onChosen(droppedIn(event.dataTransfer.items));
  };
  const take = (input: HTMLInputElement): void => {
    const chosen = chosenIn(input.files ?? []);
    // Else the same file could not be chosen again.
    input.value = '';
    onChosen(Promise.resolve(chosen));
  };
  return (
    <div
      className={`${style.drop} ${isOver ? style.over : ''}`}
      data-drop=""
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      }}
      onDrop={drop}
    >
      <p className={style.invite}>Drop files or a folder here</p>
      <div className={style.deeds}>
        <Button kind="primary" onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
      </div>
      <input ref={files} type="file" multiple hidden aria-label="Files to import" onChange={({ target }) => take(target)} />
      <input
        ref={(input) => {
          folder.current = input;
          // React knows no attribute for it.
          if (input) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={({ target }) => take(target)}
      />
      <dl className={style.formats} aria-label="What can be read">
        {(Object.keys(formats) as PackFormat[]).map((format) => (
          <div key={format}>
            <dt>{formats[format].name}</dt>
            <dd>{formats[format].file}</dd>
          </div>
        ))}
      </dl>
      <p className={style.small}>At most 16 MB and 5,000 files at once. A table from a spreadsheet is read as CSV.</p>
    </div>
  );
}
