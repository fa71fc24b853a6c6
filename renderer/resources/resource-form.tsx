import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { hostOf, publicPage } from '#shared/resources/address.ts';
import type { Resource } from '#shared/words/resource.ts';
import style from './resources.module.css';

interface ResourceFormProps {
  resource: Resource;
  onSave(resource: Resource, was: Resource | null): Promise<void>;
  onClose(): void;
}

/** Adds a page or changes one of ours. */
export function ResourceForm({ resource, onSave, onClose }: ResourceFormProps) {
  const desk = useDesk();
  const id = useId();
  const [draft, setDraft] = useState(resource);
  const [tags, setTags] = useState(resource.tags.join(', '));
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const known = useLive(desk.query.queue.summary.experimental_liveOptions()).value?.communities.map(({ name }) => name) ?? [];
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const change = (some: Partial<Resource>): void => setDraft((before) => ({ ...before, ...some }));
  const address = publicPage(draft.url);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (draft.title.trim() === '' || address === null) return setSaid(draft.title.trim() === '' ? 'Give the page a title.' : 'The address must be that of a public page, and begin with https://.');
    setBusy(true);
    try {
      await onSave({ ...draft, url: address, tags: tags.split(',').map((tag) => tag.trim().slice(0, 60)).filter((tag) => tag !== '') }, resource.rev === 0 ? null : resource);
      onClose();
    } catch (error) {
      setSaid(troubleOf(error).say);
      setBusy(false);
    }
  };
  const names = [...new Set([...known, ...draft.communities])];
  return (
    <Dialog title={resource.rev === 0 ? 'Add a page' : 'Edit the page'} onClose={onClose}>
      <form className={style.form} onSubmit={(event) => void save(event)} noValidate>
        {said === null ? null : <Notice tone="bad">{said}</Notice>}
        <label className={style.field}>
          <span>Title</span>
          <input ref={box} value={draft.title} maxLength={200} onChange={({ target }) => change({ title: target.value })} />
        </label>
        <div className={style.field}>
          <label htmlFor={`${id}-url`}>Address</label>
          <input id={`${id}-url`} type="url" inputMode="url" spellCheck={false} dir="ltr" value={draft.url} maxLength={2_000} aria-describedby={`${id}-host`} onChange={({ target }) => change({ url: target.value })} />
          <small id={`${id}-host`}>{address === null ? 'A public page, over https.' : `Leads to ${hostOf(address)}.`}</small>
        </div>
        <label className={style.field}>
          <span>What it answers</span>
          <input value={draft.answers} maxLength={400} placeholder="Which rash cannot wait?" onChange={({ target }) => change({ answers: target.value })} />
        </label>
        <fieldset className={style.communities}>
          <legend>Communities</legend>
          <small>None ticked: it fits everywhere.</small>
          {names.map((name) => (
            <label key={name}>
              <input type="checkbox" checked={draft.communities.includes(name)} onChange={({ target }) => change({ communities: target.checked ? [...draft.communities, name] : draft.communities.filter((one) => one !== name) })} />
              <bdi>{name}</bdi>
            </label>
          ))}
        </fieldset>
        <label className={style.field}>
          <span>Words it is found by</span>
          <input value={tags} maxLength={600} placeholder="petechiae, rash, child" onChange={({ target }) => setTags(target.value)} />
        </label>
        <div className={style.send}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
