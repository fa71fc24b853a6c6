import { Fragment } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { catalog, isSingleKey } from '#shared/commands/catalog.ts';
import style from './key-sheet.module.css';

const groups = ['Everywhere', 'List', 'Triage', 'Question', 'Composer', 'Library', 'Review'] as const;

/** Every key, from the same list the keyboard listens to. */
export function KeySheet({ singleKeys, onClose }: { singleKeys: boolean; onClose(): void }) {
  return (
    <Dialog title="Keys" onClose={onClose} wide>
      <div className={style.groups}>
        {groups.map((group) => (
          <section key={group} className={style.group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {catalog
                .filter((entry) => entry.group === group && entry.keys.length > 0)
                .map((entry) => (
                  <Fragment key={entry.id}>
                    <dt>{entry.title}</dt>
                    <dd>
                      {entry.keys.map((key) => (singleKeys || !isSingleKey(key) ? <Kbd key={key} keys={key} /> : null))}
                    </dd>
                  </Fragment>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={style.note}>
        {singleKeys ? 'Keys without Ctrl or Cmd work outside text fields. Settings can switch them off.' : 'Keys without Ctrl or Cmd are switched off in Settings.'} Esc closes what lies on top and never discards text.
      </p>
    </Dialog>
  );
}
