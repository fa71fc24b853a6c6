import { useState } from 'react';
import { useCommands, type Offers } from '#renderer/keys/commands.ts';
import { WhyHere } from '#renderer/level/why-here.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { ViewFilter } from '#shared/words/view.ts';
import type { TriageWindow } from '../grid/triage-window.ts';
import { targetsOf, useTriage } from '../triage-state.ts';
import { BulkBar } from './bulk-bar.tsx';
import { DeedSheet } from './deed-sheet.tsx';
import { deedWords, offered, type OfferedKind } from './deed-words.ts';
import { useClaim, useOrder } from './use-deeds.ts';
import { useLacks } from './use-lacks.ts';
import { useSelection } from './use-selection.ts';

/** Everything that can be done from the list, by key, from the bar and from the palette. */
export function Deeds({ triage, filter }: { triage: TriageWindow; filter: ViewFilter }) {
  const order = useOrder();
  const claim = useClaim();
  const selected = useTriage((state) => state.selected);
  const cursorId = useTriage((state) => state.cursorId);
  const [sheet, setSheet] = useState<{ kind: OfferedKind; ids: readonly QuestionId[] } | null>(null);
  const [whyId, setWhyId] = useState<QuestionId | null>(null);
  const targets = targetsOf({ selected, cursorId });
  const lackOf = useLacks(targets);

  const begin = (kind: OfferedKind): void => {
    if (targets.length === 0) return;
    const lack = lackOf(kind);
    if (lack !== null) return say(lack);
    // One question can be accepted without a word; many are counted first.
    if (kind !== 'accept' || targets.length > 1) return setSheet({ kind, ids: targets });
    void order(kind, {}, targets).then((wrong) => (wrong === null ? undefined : say(wrong)));
  };
  const offers: Offers = {};
  for (const kind of offered) offers[deedWords[kind].command] = () => begin(kind);
  useCommands({ ...(targets.length > 0 ? { ...offers, 'triage.claim': () => void claim(targets) } : {}), ...(cursorId === null ? {} : { 'queue.why': () => setWhyId(cursorId) }) });

  const rowOf = (id: QuestionId) => triage.rowAt(triage.indexOf(id));
  const why = whyId === null ? undefined : rowOf(whyId);
  return (
    <>
      {selected.size > 0 ? <BulkBar selected={selected.size} lackOf={lackOf} onDeed={begin} onClaim={() => void claim(targets)} /> : null}
      {sheet ? <Sheet kind={sheet.kind} ids={sheet.ids} rowOf={rowOf} onClose={() => setSheet(null)} /> : null}
      {whyId === null ? null : <WhyHere questionId={whyId} title={why?.title ?? ''} filter={filter} onClose={() => setWhyId(null)} />}
    </>
  );
}

function Sheet({ kind, ids, rowOf, onClose }: { kind: OfferedKind; ids: readonly QuestionId[]; rowOf: Parameters<typeof useSelection>[1]; onClose(): void }) {
  return <DeedSheet kind={kind} selection={useSelection(ids, rowOf)} onClose={onClose} />;
}
