import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { findMarks } from '#shared/answers/blanks.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { ClaimControl } from './claim/claim-control.tsx';
import type { Claiming } from './claim/use-claim.ts';
import style from './composer.module.css';
import { sayCounts, standing } from './checks/use-findings.ts';
import { PictureButton } from './picture/picture-button.tsx';
import { useComposer } from './composer-store.ts';
import type { ComposerOffers } from './use-composer-commands.ts';

export function Toolbar({ questionId, offers, claiming }: { questionId: QuestionId; offers: ComposerOffers; claiming: Claiming }) {
  const panel = useComposer((state) => state.panel);
  const isPreview = useComposer((state) => state.isPreview);
  const isWriting = useComposer((state) => state.phase === 'writing');
  const isEmpty = useComposer((state) => state.content.text.trim() === '');
  const blanksLeft = useComposer((state) => findMarks(state.content.text, state.content.blanks).length);
  const findings = useComposer((state) => state.findings);
  const waivers = useComposer((state) => state.content.waivers);
  const left = standing(findings, waivers);
  const { stops, say } = sayCounts(left);
  return (
    <div className={style.bar} role="toolbar" aria-label="Answer tools">
      <Button kind="quiet" className={panel === 'templates' ? style.isOpen : ''} aria-expanded={panel === 'templates'} disabled={!isWriting} onClick={offers.template} aria-keyshortcuts="Control+J">
        Template
        <span aria-hidden="true">
          <Kbd keys="/" />
        </span>
      </Button>
      <Button kind="quiet" className={panel === 'disclaimers' ? style.isOpen : ''} aria-expanded={panel === 'disclaimers'} disabled={!isWriting} onClick={offers.disclaimers}>
        Disclaimer
      </Button>
      <Button kind="quiet" className={panel === 'sources' ? style.isOpen : ''} aria-expanded={panel === 'sources'} disabled={!isWriting} onClick={offers.sources} aria-keyshortcuts="Control+Shift+C">
        Source
      </Button>
      <PictureButton questionId={questionId} maySend={offers.maySend} onClick={offers.picture} />
      {blanksLeft > 0 ? (
        <Button kind="quiet" className={panel === 'fill-ins' ? style.isOpen : ''} aria-expanded={panel === 'fill-ins'} disabled={!isWriting} onClick={offers.fill}>
          Fill in ({blanksLeft})
        </Button>
      ) : null}
      {findings.length > 0 || panel === 'checks' ? (
        <Button kind="quiet" className={`${panel === 'checks' ? style.isOpen : ''} ${stops > 0 ? style.stops : ''}`} aria-expanded={panel === 'checks'} disabled={!isWriting} onClick={offers.checks} title={say === '' ? 'All ignored' : say}>
          Checks ({left.length})
        </Button>
      ) : null}
      <span className={style.right}>
        <ClaimControl claiming={claiming} />
        {isEmpty ? null : (
          <Button kind="quiet" disabled={!isWriting} onClick={() => void offers.discard()}>
            Discard
          </Button>
        )}
        <Button kind="quiet" className={isPreview ? style.isOpen : ''} aria-pressed={isPreview} disabled={!isWriting} onClick={offers.preview}>
          Preview
        </Button>
      </span>
    </div>
  );
}
