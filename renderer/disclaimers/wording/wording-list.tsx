import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { DisclaimerRow } from '#shared/words/policy.ts';
import style from '../disclaimers.module.css';
import { NewDisclaimer } from './new-disclaimer.tsx';
import { WordingRow } from './wording-row.tsx';

const isRetired = ({ status }: DisclaimerRow): boolean => status === 'retired';

/** Every disclaimer: where it stands, in which languages, and which policies carry it. */
export function WordingList({ onOpenTemplate }: { onOpenTemplate(templateId: string): void }) {
  const desk = useDesk();
  const { value: rows, trouble, retry } = useLive(desk.query.disclaimers.list.experimental_liveOptions());
  const policies = useLive(desk.query.policies.list.experimental_liveOptions()).value ?? [];
  const [isNew, setNew] = useState(false);
  const [showsRetired, setShowsRetired] = useState(false);
  const retired = rows?.filter(isRetired).length ?? 0;
  const shown = rows?.filter((row) => showsRetired || !isRetired(row)) ?? [];
  return (
    <>
      <div className={style.bar}>
        <p>The wording is written and published like any template. Drafts for a clinician to read, until one has.</p>
        <Button kind="primary" onClick={() => setNew(true)}>
          New disclaimer
        </Button>
      </div>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {!rows && !trouble ? <p className={style.waiting}>Looking…</p> : null}
      {rows && shown.length === 0 ? (
        <Empty title={<h2>No disclaimers</h2>} actions={<Button onClick={() => setNew(true)}>Write the first one</Button>}>
          <p>A disclaimer says what an answer cannot know, and what to do instead. Policies decide which answers carry it.</p>
        </Empty>
      ) : null}
      <ul role="list" className={style.list} aria-label="Disclaimers" aria-busy={!rows && !trouble}>
        {shown.map((row) => (
          <WordingRow key={row.id} row={row} policies={policies.filter(({ disclaimerId }) => disclaimerId === row.id)} onOpenTemplate={onOpenTemplate} />
        ))}
      </ul>
      {retired > 0 ? (
        <Button kind="quiet" aria-pressed={showsRetired} onClick={() => setShowsRetired(!showsRetired)}>
          {showsRetired ? 'Hide retired ones' : `Show ${retired} retired`}
        </Button>
      ) : null}
      {isNew ? <NewDisclaimer onClose={() => setNew(false)} onCreated={onOpenTemplate} /> : null}
    </>
  );
}
