import type { QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';
import { BeforeYouSend } from './side/before-you-send.tsx';
import { useComposer } from './composer-store.ts';
import { PatientTicks } from './side/patient-ticks.tsx';
import style from './side/side.module.css';
import { SuggestedTemplates } from './side/suggested-templates.tsx';

const lend = (side: HTMLElement | null): void => useComposer.setState({ side });

/** The composer's part of the side panel. What opens beside the text opens here, in place of the rest. */
export function ComposerSide({ questionId }: { questionId: QuestionId; thread: Thread }) {
  const panel = useComposer((state) => state.panel);
  const isWriting = useComposer((state) => state.phase === 'writing');
  return (
    <div className={style.side}>
      <div ref={lend} className={style.room} data-open={panel !== 'none'} />
      {panel === 'none' && isWriting ? (
        <>
          <SuggestedTemplates questionId={questionId} />
          <PatientTicks />
          <BeforeYouSend />
        </>
      ) : null}
    </div>
  );
}
