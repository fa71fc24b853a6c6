import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import style from './grid.module.css';

/** Rows to come. Not read out: nothing is there yet. */
export function GridSkeleton() {
  return (
    <div className={style.skeleton} aria-hidden="true">
      {Array.from({ length: 8 }, (_, i) => (
        <div key={i} className={style.bone} />
      ))}
    </div>
  );
}

export function NoTemplates({ onNew, onImport }: { onNew(): void; onImport(): void }) {
  return (
    <Empty
      title={<p>No templates yet.</p>}
      actions={
        <>
          <Button kind="primary" onClick={onNew}>
            Write the first one
          </Button>
          <Button onClick={onImport}>Import some</Button>
        </>
      }
    >
      <p>A template holds words you write again and again. What you keep in another tool can be brought along.</p>
    </Empty>
  );
}

export function NothingFits({ text, onClear }: { text: string; onClear(): void }) {
  return (
    <Empty
      title={
        <p>
          {text === '' ? (
            'No template fits.'
          ) : (
            <>
              No template fits “<bdi>{text}</bdi>”.
            </>
          )}
        </p>
      }
      actions={<Button onClick={onClear}>Show all</Button>}
    >
      <p>Titles, texts, tags and other names are searched, small slips of the keys included.</p>
    </Empty>
  );
}
