import { announce } from '#renderer/ui/announce.tsx';
import type { Finding, Waiver } from '#shared/words/finding.ts';
import { useComposer } from '../composer-store.ts';

/** As many as a draft holds. */
const mostWaivers = 100;

/** Where a finding stands in the text as it is now, which may have gone on since it was checked; null: nowhere any more. */
export function placeOf({ from, to, quote }: Pick<Finding, 'from' | 'to' | 'quote'>, text: string): { from: number; to: number } | null {
  if (from === null || to === null) return null;
  if (text.startsWith(quote, from)) return { from, to };
  const after = text.indexOf(quote, from);
  const before = text.lastIndexOf(quote, from);
  const at = before === -1 || (after !== -1 && after - from < from - before) ? after : before;
  return at === -1 ? null : { from: at, to: at + to - from };
}

/** A key pressed right after the click belongs to the place the click went to, so only a hidden editor is waited for. */
function whenShown(act: () => void): void {
  if (!useComposer.getState().isPreview) return act();
  useComposer.setState({ isPreview: false });
  requestAnimationFrame(act);
}

/** Selects the words in the editor and puts the person there. */
export function goTo(finding: Finding): void {
  const { editor } = useComposer.getState();
  if (!editor) return;
  const place = placeOf(finding, editor.text());
  whenShown(() => {
    if (place) editor.select(place);
    editor.focus();
    announce(place ? `${finding.title}: ${finding.quote.slice(0, 80)}` : 'These words are no longer in the text.');
  });
}

/** Puts the plain words in place of the hard ones. */
export function putInstead(finding: Finding, instead: string): void {
  const { editor } = useComposer.getState();
  const place = editor ? placeOf(finding, editor.text()) : null;
  if (!editor || !place) return announce('These words are no longer in the text.');
  editor.change({ ...place, insert: instead });
  whenShown(() => editor.focus());
  announce(`Now: ${instead}`);
}

/** Lets findings pass for this answer, each for the words it quotes. Not what refuses. */
export function letPass(findings: readonly Finding[], reason: string): void {
  const { session, content } = useComposer.getState();
  const more = findings.filter(({ weight }) => weight !== 'refuse').map(({ check, quote }): Waiver => ({ check, quote, reason: reason.trim().slice(0, 400) }));
  const isNew = (known: Waiver): boolean => !more.some((one) => one.check === known.check && one.quote === known.quote);
  session?.edit({ waivers: [...content.waivers.filter(isNew), ...more].slice(-mostWaivers) });
}

export function takeBack(waiver: Waiver): void {
  const { session, content } = useComposer.getState();
  session?.edit({ waivers: content.waivers.filter((known) => known !== waiver) });
}
