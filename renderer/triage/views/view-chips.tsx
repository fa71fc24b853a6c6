import { useCommands, type Offers } from '#renderer/keys/commands.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import type { View } from '#shared/words/view.ts';
import { heldView, showView, useTriage } from '../triage-state.ts';
import style from '../triage.module.css';

export type CountedView = View & { count: number; over: number };

interface ViewChipsProps {
  views: readonly CountedView[];
  held: number;
  onSave(): void;
  onRename(view: CountedView): void;
  onRemove(view: CountedView): void;
}

/** The queues to come back to, each with what is in it. The first nine have a key. */
export function ViewChips({ views, held, onSave, onRename, onRemove }: ViewChipsProps) {
  const viewId = useTriage((state) => state.viewId);
  const isChanged = useTriage((state) => state.own !== null);
  // What the forum holds stands after the views that came with Rounds.
  const own = views.findIndex(({ isBuiltIn }) => !isBuiltIn);
  const at = own === -1 ? views.length : own;
  const chips = [...views.slice(0, at), { id: heldView, name: 'Held by the forum', count: held, over: 0 }, ...views.slice(at)];
  const offers: Offers = {};
  chips.slice(0, 9).forEach(({ id }, index) => {
    offers[`view.${(index + 1) as 1}`] = () => showView(id);
  });
  useCommands({ ...offers, 'view.save': onSave });
  const shown = views.find(({ id }) => id === viewId);
  return (
    <div className={style.chips} role="group" aria-label="Views">
      {chips.map(({ id, name, count, over }) => (
        <Button key={id} kind="chip" aria-pressed={id === viewId && !isChanged} aria-describedby={`view-${id}`} onClick={() => showView(id)}>
          <bdi>{name}</bdi>
          {count > 0 ? <i aria-hidden="true">{count}</i> : null}
          <span hidden id={`view-${id}`}>
            {count === 1 ? '1 question' : `${count} questions`}
            {over > 0 ? `, ${over} past the goal` : ''}
          </span>
        </Button>
      ))}
      <Button kind="chip" onClick={onSave} aria-label="Save this view">
        + View
      </Button>
      {shown && !shown.isBuiltIn ? (
        <Menu
          name={`View ${shown.name}`}
          items={[
            { name: 'Rename or share…', run: () => onRename(shown) },
            { name: 'Remove', isBad: true, run: () => onRemove(shown) },
          ]}
        />
      ) : null}
    </div>
  );
}
