import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import style from '../triage.module.css';

/** Rows to come. Not read out: nothing is there yet. */
export function GridSkeleton() {
  return (
    <div className={style.skeleton} aria-hidden="true">
      {Array.from({ length: 10 }, (_, i) => (
        <div key={i} className={style.bone} />
      ))}
    </div>
  );
}

export function NothingHere({ name, isChanged, onClear }: { name: string; isChanged: boolean; onClear(): void }) {
  return (
    <Empty title={<p>Nothing here.</p>} actions={isChanged ? <Button onClick={onClear}>Back to the view</Button> : null}>
      <p>{isChanged ? 'No waiting question meets what you chose above.' : `No waiting question is in “${name}”. New ones appear by themselves.`}</p>
    </Empty>
  );
}
