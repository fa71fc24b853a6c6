import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { View } from '#shared/words/view.ts';
import { showView } from '../triage-state.ts';
import style from '../triage.module.css';

/** Names what is looked at and keeps it, for oneself or for the team. A view that is known is renamed. */
export function SaveView({ view, onClose }: { view: View; onClose(): void }) {
  const desk = useDesk();
  const [name, setName] = useState(view.name);
  const [scope, setScope] = useState(view.scope);
  const [trouble, setTrouble] = useState('');
  const isNew = view.rev === 0;
  const save = async (): Promise<void> => {
    if (name.trim() === '') return setTrouble('Give it a name.');
    try {
      await desk.call.views.save({ ...view, name: name.trim(), scope });
      say(isNew ? 'View saved' : 'View changed');
      showView(view.id);
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error).say);
    }
  };
  return (
    <Dialog title={isNew ? 'Save this view' : 'Change the view'} onClose={onClose}>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label>
          <span>Name</span>
          <input type="text" data-first="" maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <fieldset>
          <legend>Whose</legend>
          {([['mine', 'Mine'], ['team', 'The team’s, on this desk']] as const).map(([value, words]) => (
            <label key={value} className={style.option}>
              <input type="radio" name="view-scope" checked={scope === value} onChange={() => setScope(value)} />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
        {trouble === '' ? null : <p role="alert">{trouble}</p>}
        <div className={style.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
