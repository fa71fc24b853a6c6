import { Button } from '#renderer/ui/button.tsx';
import style from './grid.module.css';

interface LibraryHeadProps {
  /** How many fit the filter, and how many there are; null while unknown. */
  total: number | null;
  everything: number | null;
  isFiltered: boolean;
  onNew(): void;
  onImport(): void;
  onExport(): void;
  onHealth(): void;
}

/** What this is, how much of it there is, and what can be done with all of it. */
export function LibraryHead({ total, everything, isFiltered, onNew, onImport, onExport, onHealth }: LibraryHeadProps) {
  return (
    <div className={style.bar}>
      <h1>
        Templates <small>{everything === null ? '' : isFiltered && total !== null ? `${total} of ${everything}` : everything}</small>
      </h1>
      <Button kind="primary" onClick={onNew}>
        New template
      </Button>
      <div className={style.deeds}>
        <Button kind="quiet" onClick={onHealth}>
          Needs a look
        </Button>
        <Button kind="quiet" onClick={onImport}>
          Import
        </Button>
        <Button kind="quiet" onClick={onExport}>
          Export
        </Button>
      </div>
    </div>
  );
}
