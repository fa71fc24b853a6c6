import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Finding } from '#shared/words/finding.ts';
import type { Trouble, TroubleOf } from '#shared/words/trouble.ts';
import style from '../composer.module.css';
import { goTo } from '../checks/deal-with.ts';
import { openPanel, useComposer } from '../composer-store.ts';
import { leaveOptionalOut } from '../editor/insert-template.ts';
import type { ComposerOffers } from '../use-composer-commands.ts';

/** Why the answer did not leave, next to the text, with what helps. */
export function SendTrouble({ offers }: { offers: ComposerOffers }) {
  const trouble = useComposer((state) => state.trouble);
  const isChangeShown = useComposer((state) => state.isChangeShown);
  const phase = useComposer((state) => state.phase);
  if (!trouble || phase !== 'writing' || (trouble.kind === 'thread-changed' && isChangeShown)) return null;
  return (
    <div className={style.trouble}>
      <Notice tone="bad" action={<Remedies trouble={trouble} offers={offers} />}>
        {trouble.kind === 'blanks-left' ? sayBlanks(trouble) : trouble.kind === 'findings' ? sayFindings(trouble) : trouble.say}
      </Notice>
    </div>
  );
}

function sayFindings({ findings, say }: TroubleOf<'findings'>): string {
  if (findings.some(({ weight }) => weight === 'refuse')) return say;
  const words = [...new Set(findings.map(({ quote }) => quote))];
  return `Left over? ${words.slice(0, 8).join(' · ')}${words.length > 8 ? ` and ${words.length - 8} more` : ''}`;
}

function sayBlanks({ labels, marks, optional }: TroubleOf<'blanks-left'>): string {
  const count = labels.length + marks.length + optional.length;
  const parts = [
    ...(labels.length > 0 ? [`To fill in: ${labels.join('; ')}.`] : []),
    ...(marks.length > 0 ? [`Left by a template: ${marks.join('; ')}.`] : []),
    ...(optional.length > 0 ? [`Optional: ${optional.join('; ')}.`] : []),
  ];
  return `${count === 1 ? '1 blank is' : `${count} blanks are`} still in the text. ${parts.join(' ')}`;
}

/** What refuses has to be mended; what is only asked about may go as it is. */
function FindingRemedies({ findings, offers }: { findings: readonly Finding[]; offers: ComposerOffers }) {
  const isSending = useComposer((state) => state.isSending);
  const isOnlyAsked = findings.every(({ weight }) => weight === 'ask');
  const first = findings.find(({ from }) => from !== null);
  return (
    <span className={style.choices}>
      {first ? <Button onClick={() => goTo(first)}>Go to it</Button> : null}
      {isOnlyAsked ? (
        <Button disabled={isSending} onClick={() => offers.sendAsItIs(findings)}>
          Send as it is
        </Button>
      ) : null}
      {findings.length > 1 ? <Button onClick={() => openPanel('checks')}>Show all {findings.length}</Button> : null}
    </span>
  );
}

function Remedies({ trouble, offers }: { trouble: Trouble; offers: ComposerOffers }) {
  const editor = useComposer((state) => state.editor);
  const isSending = useComposer((state) => state.isSending);
  const toFirst = (): void => {
    useComposer.setState({ isPreview: false });
    requestAnimationFrame(() => editor?.walk(1, 0));
  };
  if (trouble.kind === 'blanks-left') {
    return (
      <span className={style.choices}>
        <Button onClick={toFirst}>Go to the first</Button>
        {trouble.optional.length > 0 ? <Button onClick={leaveOptionalOut}>Leave out the optional ones</Button> : null}
      </span>
    );
  }
  if (trouble.kind === 'findings') return <FindingRemedies findings={trouble.findings} offers={offers} />;
  if (trouble.kind === 'thread-changed') return <Button onClick={() => useComposer.setState({ isChangeShown: true })}>Show what changed</Button>;
  if (trouble.remedy === 'retry' && offers.maySend) {
    return (
      <Button disabled={isSending} onClick={offers.send}>
        Try again
      </Button>
    );
  }
  return <Button onClick={() => useComposer.setState({ trouble: null })}>All right</Button>;
}
