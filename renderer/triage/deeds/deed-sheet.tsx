import { useCallback, useState, type KeyboardEvent } from 'react';
import { accountOf } from '#renderer/forum/use-forums.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { DeedDetail } from '#shared/words/deed.ts';
import style from '../triage.module.css';
import { alreadySo, deedWords, lacking, type OfferedKind } from './deed-words.ts';
import { DuplicateChoice } from './duplicate-choice.tsx';
import { MessageChoice, nothingAsked, type MessageAsks } from './message-choice.tsx';
import { useOrder } from './use-deeds.ts';
import { sayCounts, type Selection } from './use-selection.ts';

interface DeedSheetProps {
  kind: OfferedKind;
  selection: Selection;
  onClose(): void;
}

/** "rash, child" as two tags: each once, none empty, at most five. */
const tagsOf = (typed: string): string[] => [...new Set(typed.split(',').map((tag) => tag.trim().slice(0, 60)))].filter((tag) => tag !== '').slice(0, 5);

/** One reason for one question or two hundred: what will be done, to how many, with which words. */
export function DeedSheet({ kind, selection, onClose }: DeedSheetProps) {
  const desk = useDesk();
  const order = useOrder();
  const words = deedWords[kind];
  const [templateId, setTemplateId] = useState<string | undefined>(words.usual);
  const [original, setOriginal] = useState<{ id: DeedDetail['ofQuestionId']; title: string; url: string } | null>(null);
  const [communityId, setCommunityId] = useState<number | undefined>(undefined);
  const [tags, setTags] = useState('');
  const [note, setNote] = useState('');
  const [asks, setAsks] = useState<MessageAsks>(nothingAsked);
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);
  const onAsks = useCallback((next: MessageAsks) => setAsks((was) => (was.asks === next.asks && was.isBarred === next.isBarred ? was : next)), []);
  const communities = useLive(desk.query.queue.summary.experimental_liveOptions()).value?.communities ?? [];
  const [firstId] = selection.ids;
  if (firstId === undefined) return null;
  // A question stays on its forum.
  const places = communities.filter(({ accountId }) => accountId === accountOf(firstId));

  const asked = templateId === undefined ? nothingAsked : asks;
  const detail: DeedDetail = {
    ...(original?.id === undefined ? {} : { ofQuestionId: original.id }),
    ...(words.message === 'none' || templateId === undefined ? {} : { templateId }),
    ...(communityId === undefined ? {} : { communityId }),
    ...(kind === 'tag' ? { tags: tagsOf(tags) } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
  const already = alreadySo(kind, detail, selection.rows);
  const submit = async (): Promise<void> => {
    const lacks = lacking(kind, detail, asked);
    if (lacks !== null) return setTrouble(lacks);
    setBusy(true);
    const wrong = await order(kind, detail, selection.ids);
    setBusy(false);
    if (wrong === null) onClose();
    else setTrouble(wrong);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    <Dialog title={words.name.replace('…', '')} onClose={onClose} wide={words.message !== 'none'}>
      <form
        className={style.form}
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          <b>{sayCounts(selection, already)}</b> {words.does}
        </p>
        {selection.left.length > 0 ? (
          <ul className={style.left}>
            {selection.left.map(({ id, why }) => (
              <li key={id} dir="auto">
                {why}
              </li>
            ))}
          </ul>
        ) : null}
        {kind === 'duplicate' ? <DuplicateChoice questionId={firstId} except={selection.ids} chosen={original?.id} onChoose={(id, title, url) => setOriginal({ id, title, url })} /> : null}
        {kind === 'move' ? (
          <label>
            <span>Community</span>
            <select data-first="" value={communityId ?? ''} onChange={({ target }) => setCommunityId(target.value === '' ? undefined : Number(target.value))}>
              <option value="">Choose a community</option>
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {kind === 'tag' ? (
          <label>
            <span>Tags, with commas between</span>
            <input type="text" data-first="" maxLength={320} value={tags} onChange={({ target }) => setTags(target.value)} />
          </label>
        ) : null}
        {words.message === 'none' ? null : (
          <MessageChoice
            questionId={firstId}
            known={original ? { original_title: original.title, original_url: original.url } : {}}
            note={note}
            isRequired={words.message === 'must'}
            templateId={templateId}
            onChoose={setTemplateId}
            onAsks={onAsks}
          />
        )}
        {words.note ? (
          <label>
            <span>{asked.asks ?? words.note.label}</span>
            <textarea rows={2} maxLength={2_000} {...(kind === 'move' || kind === 'tag' || kind === 'duplicate' ? {} : { 'data-first': '' })} value={note} onChange={({ target }) => setNote(target.value)} />
          </label>
        ) : null}
        {trouble === '' ? null : <p role="alert">{trouble}</p>}
        <div className={style.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={isBusy} {...(kind === 'accept' ? { 'data-first': '' } : {})}>
            {words.name.replace('…', '')}
            <span aria-hidden="true">
              <Kbd keys="mod+Enter" onAccent />
            </span>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
