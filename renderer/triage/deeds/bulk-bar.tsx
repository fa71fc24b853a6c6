import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { catalog } from '#shared/commands/catalog.ts';
import { useTriage } from '../triage-state.ts';
import style from '../triage.module.css';
import { deedWords, offered, type OfferedKind } from './deed-words.ts';

interface BulkBarProps {
  selected: number;
  /** Why none of them can have this done; null: some can. */
  lackOf(kind: OfferedKind): string | null;
  onDeed(kind: OfferedKind): void;
  onClaim(): void;
}

const keyOf = (id: string): string | undefined => catalog.find((entry) => entry.id === id)?.keys[0];

/** What can be done to the selected questions, each with its key. Without a selection the keys mean the row they stand on. */
export function BulkBar({ selected, lackOf, onDeed, onClaim }: BulkBarProps) {
  return (
    <div className={style.bulk} role="toolbar" aria-label="Selected questions">
      <span role="status">
        {selected} selected{' '}
        <Button kind="link" onClick={() => useTriage.setState({ selected: new Set(), anchorId: null })}>
          Clear
        </Button>
      </span>
      {offered.map((kind) => (
        <BarButton key={kind} name={deedWords[kind].name} keys={keyOf(deedWords[kind].command)} lack={lackOf(kind)} onClick={() => onDeed(kind)} />
      ))}
      <BarButton name="Claim" keys={keyOf('triage.claim')} lack={null} onClick={onClaim} />
    </div>
  );
}

/** A deed that no forum of theirs allows stays in reach, so that its reason can be heard. */
function BarButton({ name, keys, lack, onClick }: { name: string; keys: string | undefined; lack: string | null; onClick(): void }) {
  return (
    <Button onClick={onClick} {...(lack === null ? {} : { 'aria-disabled': true, title: lack })} {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}>
      {name}
      {keys === undefined ? null : (
        <span aria-hidden="true">
          <Kbd keys={keys} />
        </span>
      )}
    </Button>
  );
}
