import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { catalog } from '#shared/commands/catalog.ts';
import { useTriage } from '../triage-state.ts';
import style from '../triage.module.css';
import { deedWords, offered, type OfferedKind } from './deed-words.ts';

interface BulkBarProps {
  selected: number;
  onDeed(kind: OfferedKind): void;
  onClaim(): void;
}

const keyOf = (id: string): string | undefined => catalog.find((entry) => entry.id === id)?.keys[0];

/** What can be done to the selected questions, each with its key. Without a selection the keys mean the row they stand on. */
export function BulkBar({ selected, onDeed, onClaim }: BulkBarProps) {
  return (
    <div className={style.bulk} role="toolbar" aria-label="Selected questions">
      <span role="status">
        {selected} selected{' '}
        <Button kind="link" onClick={() => useTriage.setState({ selected: new Set(), anchorId: null })}>
          Clear
        </Button>
      </span>
      {offered.map((kind) => (
        <BarButton key={kind} name={deedWords[kind].name} keys={keyOf(deedWords[kind].command)} onClick={() => onDeed(kind)} />
      ))}
      <BarButton name="Claim" keys={keyOf('triage.claim')} onClick={onClaim} />
    </div>
  );
}

function BarButton({ name, keys, onClick }: { name: string; keys: string | undefined; onClick(): void }) {
  return (
    <Button onClick={onClick} {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}>
      {name}
      {keys === undefined ? null : (
        <span aria-hidden="true">
          <Kbd keys={keys} />
        </span>
      )}
    </Button>
  );
}
