import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { announce } from '#renderer/ui/announce.tsx';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { FillIn } from '#shared/words/fill-in.ts';
import { useTemplate, useWriting } from '../../writing/use-template.tsx';
import type { BodyEditor } from '../body/body-core.ts';
import { FillInForm } from './fill-in-form.tsx';
import { aFillIn, compareKeys, inReadingOrder, keysIn, markFor, renameKey, sayFillIn } from './fill-in-keys.ts';
import style from './fill-ins.module.css';

const most = 60;

/** What only the person who answers can say: what it is called, asked for, and limited to. */
export function FillInPanel({ editor }: { editor: BodyEditor | null }) {
  const { session, isLocked } = useTemplate();
  const fillIns = useWriting((writing) => writing.content.fillIns);
  const body = useWriting((writing) => writing.content.body);
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<{ fillIn: FillIn; index: number } | null>(null);
  const { unused, unknown } = compareKeys(body, fillIns);
  const isInOrder = inReadingOrder(body, fillIns).every(({ key }, index) => key === fillIns[index]?.key);
  const isFull = fillIns.length >= most;

  const set = (next: readonly FillIn[]): void => session.edit({ fillIns: [...next] });
  const change = (before: FillIn, after: FillIn): void => {
    const next = fillIns.map((one) => (one === before ? after : one));
    if (before.key === after.key) return set(next);
    session.replace({ fillIns: next, body: renameKey(body, before.key, after.key) });
    setOpen(after.key);
    announce(`${before.key} is called ${after.key} now, in the body too`);
  };
  const describe = (key: string): void => {
    const made = aFillIn(key, fillIns);
    set(keysIn(body).includes(made.key) ? inReadingOrder(body, [...fillIns, made]) : [...fillIns, made]);
    setOpen(made.key);
  };
  const move = (index: number, step: 1 | -1): void => {
    const next = [...fillIns];
    const [moved] = next.splice(index, 1);
    if (!moved) return;
    next.splice(index + step, 0, moved);
    set(next);
    announce(`${moved.key} is number ${index + step + 1} of ${next.length}`);
  };
  const remove = (fillIn: FillIn, index: number): void => {
    set(fillIns.filter((one) => one !== fillIn));
    setRemoved({ fillIn, index });
  };
  const bringBack = (): void => {
    if (removed && !fillIns.some(({ key }) => key === removed.fillIn.key)) set(fillIns.toSpliced(removed.index, 0, removed.fillIn));
    setRemoved(null);
  };
  const insert = (fillIn: FillIn): void => editor?.wrap(...markFor(fillIn));

  return (
    <section className={style.panel} aria-label="Fill-ins">
      <div className={style.head}>
        <h3>Fill-ins</h3>
        {isInOrder || isLocked ? null : (
          <Button kind="link" onClick={() => set(inReadingOrder(body, fillIns))}>
            Put in reading order
          </Button>
        )}
        {isLocked ? null : (
          <Button kind="chip" disabled={isFull} onClick={() => describe('new_fill_in')}>
            Add a fill-in
          </Button>
        )}
      </div>
      {fillIns.length === 0 && unknown.length === 0 ? <p className={style.none}>None yet. A fill-in is a blank that whoever answers completes: one line in their own words, a choice, or a tick for an optional paragraph.</p> : null}
      {isLocked
        ? null
        : unknown.map((key) => (
            <div key={key} className={style.unknown}>
              <p>
                <code>fill.{key}</code> is in the body and not described.
              </p>
              <Button kind="chip" disabled={isFull} onClick={() => describe(key)}>
                Describe it
              </Button>
            </div>
          ))}
      {removed && !isLocked ? (
        <Notice action={<Button onClick={bringBack}>Undo</Button>}>{removed.fillIn.key} was removed.</Notice>
      ) : null}
      <ol className={`bare ${style.list}`} aria-label="Fill-ins">
        {fillIns.map((fillIn, index) => (
          <li key={fillIn.key} className={style.field}>
            <b>{fillIn.key}</b>
            <span className={style.what}>
              {unused.has(fillIn.key) ? <Tag>not in the body</Tag> : null} {sayFillIn(fillIn)}
            </span>
            <small>
              <bdi>{fillIn.hint === '' ? fillIn.label : fillIn.hint}</bdi>
            </small>
            {isLocked ? null : (
              <span className={style.acts}>
                <Button kind="chip" disabled={editor === null} onClick={() => insert(fillIn)} aria-label={`Insert ${fillIn.key} at the caret`}>
                  Insert
                </Button>
                <IconButton name={`Move ${fillIn.key} up`} disabled={index === 0} onClick={() => move(index, -1)}>
                  <IconArrowUp size={14} />
                </IconButton>
                <IconButton name={`Move ${fillIn.key} down`} disabled={index === fillIns.length - 1} onClick={() => move(index, 1)}>
                  <IconArrowDown size={14} />
                </IconButton>
                <IconButton name={`Edit ${fillIn.key}`} aria-expanded={open === fillIn.key} onClick={() => setOpen(open === fillIn.key ? null : fillIn.key)}>
                  <IconPencil size={14} />
                </IconButton>
                <IconButton name={`Remove ${fillIn.key}`} onClick={() => remove(fillIn, index)}>
                  <IconTrash size={14} />
                </IconButton>
              </span>
            )}
            {open === fillIn.key && !isLocked ? <FillInForm fillIn={fillIn} others={fillIns.filter((one) => one !== fillIn)} onChange={(next) => change(fillIn, next)} onClose={() => setOpen(null)} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
