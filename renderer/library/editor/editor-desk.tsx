import { useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { PreviewSide } from '../preview/preview-side.tsx';
import { Comments, sendComment } from '../versions/comments.tsx';
import { PublishDialog } from '../versions/publish-dialog.tsx';
import { ReviewPanel } from '../versions/review-panel.tsx';
import { UsesDialog } from '../versions/uses-dialog.tsx';
import { VersionsDialog } from '../versions/versions-dialog.tsx';
import { useTemplate } from '../writing/use-template.tsx';
import { AboutTemplate } from './about/about-template.tsx';
import type { BodyEditor } from './body/body-core.ts';
import { BodyField } from './body/body-field.tsx';
import { FaultList } from './body/fault-list.tsx';
import { useReport } from './body/use-report.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { EditorHead } from './editor-head.tsx';
import { EditorNotices } from './editor-notices.tsx';
import style from './editor.module.css';
import { FillInPanel } from './fill-ins/fill-in-panel.tsx';
import { LanguageTabs } from './language-tabs.tsx';
import type { Discarded } from './template-editor.tsx';
import { useDeeds } from './use-deeds.ts';

/** Everything around one template's words: its head, the words, their fill-ins, and beside them how they come out. */
export function EditorDesk({ onOpen, onDiscarded }: { onOpen(templateId: string | null): void; onDiscarded(discarded: Discarded): void }) {
  const { sheet, isLocked } = useTemplate();
  const deeds = useDeeds({ onOpen, onDiscarded });
  const [editor, setEditor] = useState<BodyEditor | null>(null);
  const checked = useReport();
  const { status, hasDraft } = sheet.row;
  const mayGo = hasDraft && status !== 'retired';
  const isInReview = status === 'in-review';
  const { undo } = deeds;
  useCommands({
    'template.versions': () => deeds.show('versions'),
    'template.difference': () => deeds.show('difference'),
    'template.uses': () => deeds.show('uses'),
    ...(mayGo ? { 'template.publish': () => void deeds.publish() } : {}),
    ...(mayGo && !isInReview ? { 'template.review': () => sendComment() || void deeds.askForReview() } : {}),
    ...(undo ? { undo: () => void undo.run() } : {}),
  });
  return (
    <div className={style.desk}>
      <div className={style.main} data-pane="template">
        <EditorHead deeds={deeds} />
        <LanguageTabs deeds={deeds} onOpen={onOpen} />
        <EditorNotices deeds={deeds} />
        {isInReview ? (
          <>
            <ReviewPanel />
            <Comments />
          </>
        ) : null}
        <AboutTemplate />
        <BodyField editor={editor} onEditor={setEditor} report={checked.report} />
        <FaultList {...checked} editor={editor} />
        <FillInPanel editor={editor} />
        {isInReview ? null : <Comments />}
        {isLocked ? null : <p className={style.hint}>F8 goes to the next fault. Inside {'{{'} and {'{%'} names are offered as you type.</p>}
      </div>
      <PreviewSide report={checked.report} onUses={() => deeds.show('uses')} />
      {deeds.shown === 'publish' ? <PublishDialog report={checked.report} onPublish={deeds.publishNow} onReview={() => void deeds.askForReview()} onClose={() => deeds.show('none')} /> : null}
      {deeds.shown === 'versions' || deeds.shown === 'difference' ? <VersionsDialog isDifference={deeds.shown === 'difference'} onRestore={deeds.restore} onClose={() => deeds.show('none')} /> : null}
      {deeds.shown === 'uses' ? <UsesDialog onOpen={onOpen} onClose={() => deeds.show('none')} /> : null}
      {deeds.shown === 'discard' ? <DiscardDialog onDiscard={() => void deeds.discard()} onClose={() => deeds.show('none')} /> : null}
    </div>
  );
}
