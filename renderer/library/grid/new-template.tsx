import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { TemplateKind } from '#shared/words/template.ts';
import { kindNames } from '../words.ts';
import style from './new-template.module.css';

const about: Readonly<Record<TemplateKind, string>> = {
  answer: 'A whole answer, or most of one, with blanks to fill.',
  snippet: 'A part that other templates include by its name.',
  disclaimer: 'Limits of the advice. Policies say which answers carry it.',
  moderation: 'A message about the rules of the place.',
};

/** Asks what is to be written and what it is called; the template that comes of it is a draft of one's own. */
export function NewTemplate({ onClose, onCreated }: { onClose(): void; onCreated(templateId: string): void }) {
  const desk = useDesk();
  const [kind, setKind] = useState<TemplateKind>('answer');
  const [title, setTitle] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  // The dialog has just opened and put the focus on its first button.
  useEffect(() => box.current?.focus(), []);
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') return setFailure('Give it a title; it can be changed later.');
    setBusy(true);
    try {
      onCreated((await desk.call.library.create({ kind, title: title.trim() })).templateId);
    } catch (error) {
      setFailure(troubleOf(error).say);
      setBusy(false);
    }
  };
  return (
    <Dialog title="New template" onClose={onClose}>
      <form className={style.form} onSubmit={(event) => void create(event)}>
        <div className={style.field}>
          <label htmlFor="new-template-title">Title</label>
          <input ref={box} id="new-template-title" value={title} maxLength={200} aria-describedby="new-template-folder" onChange={({ target }) => setTitle(target.value)} />
          <small id="new-template-folder">Write “Folder::Title” to put it into a folder.</small>
        </div>
        <fieldset className={style.kinds}>
          <legend>Kind</legend>
          {(Object.keys(about) as TemplateKind[]).map((one) => (
            <label key={one}>
              <input type="radio" name="kind" value={one} checked={kind === one} aria-labelledby={`new-template-kind-${one}`} aria-describedby={`new-template-${one}`} onChange={() => setKind(one)} />
              <b id={`new-template-kind-${one}`}>{kindNames[one]}</b>
              <small id={`new-template-${one}`}>{about[one]}</small>
            </label>
          ))}
        </fieldset>
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
        <div className={style.deeds}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={isBusy}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
