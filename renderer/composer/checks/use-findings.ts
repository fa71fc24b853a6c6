import { useEffect, useRef } from 'react';
import type { Desk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { waiverOf } from '#shared/checks/waived.ts';
import type { Finding, Waiver } from '#shared/words/finding.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';

/** After the last key; then whenever the window has nothing else to do. */
const pauseMs = 250;
const longestWaitMs = 500;
/** Nobody wants to be told about a word that is still being written. */
const voiceMs = 1_500;

const whenIdle = (call: () => void): (() => void) => {
  // Safari has no such callback yet.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(call, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(call, { timeout: longestWaitMs });
  return () => cancelIdleCallback(handle);
};

/** Keeps what the checks say in step with the answer, never in the way of a keystroke. */
export function useFindings(desk: Desk, questionId: QuestionId): void {
  const isWriting = useComposer((state) => state.phase === 'writing');
  const { text, blanks, templates, waivers } = useComposer((state) => state.content);
  const block = useComposer((state) => state.disclaimerBlock);
  const templateIds = templates.map((use) => use.templateId).toSorted();
  const { value: facts } = useLive({ ...desk.query.answers.checkFacts.experimental_liveOptions({ input: { questionId, templateIds } }), enabled: isWriting });

  useEffect(() => {
    if (!isWriting || !facts) return;
    let isStale = false;
    let forget = (): void => {};
    const timer = setTimeout(() => {
      void import('./run-checks.ts').then(({ runChecks }) => {
        if (isStale) return;
        forget = whenIdle(() => {
          const disclaimers = block?.items.filter((item) => item.isAttached) ?? null;
          const list = text.trim() === '' ? [] : runChecks({ ...facts, text, blanks, disclaimers });
          useComposer.setState({ findings: list });
        });
      });
    }, pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
      forget();
    };
  }, [isWriting, facts, text, blanks, block]);

  const editor = useComposer((state) => state.editor);
  const findings = useComposer((state) => state.findings);
  const loads = useComposer((state) => state.loads);
  useEffect(() => editor?.underline(standing(findings, waivers)), [editor, findings, waivers, loads]);
  useFindingsVoice(sayCounts(standing(findings, waivers)));
}

export const standing = (findings: readonly Finding[], waivers: readonly Waiver[]): Finding[] => findings.filter((finding) => waiverOf(finding, waivers) === undefined);

/** "2 must be mended, 1 to ask about, 3 to look at"; empty: nothing. */
export function sayCounts(findings: readonly Finding[]): { stops: number; say: string } {
  const count = (weight: Finding['weight']): number => findings.filter((finding) => finding.weight === weight).length;
  const [refuse, ask, advise] = [count('refuse'), count('ask'), count('advise')];
  const parts = [...(refuse > 0 ? [`${refuse} must be mended`] : []), ...(ask > 0 ? [`${ask} ${ask === 1 ? 'looks' : 'look'} left over`] : []), ...(advise > 0 ? [`${advise} to look at`] : [])];
  return { stops: refuse + ask, say: parts.join(', ') };
}

/** Says the counts when what stands in the way changed; advice alone never speaks up. */
function useFindingsVoice({ stops, say }: { stops: number; say: string }): void {
  const heard = useRef(0);
  useEffect(() => {
    if (stops === heard.current) return;
    const timer = setTimeout(() => {
      heard.current = stops;
      announce(stops === 0 ? 'Nothing stands in the way of sending.' : `${say}.`);
    }, voiceMs);
    return () => clearTimeout(timer);
  }, [stops, say]);
}
