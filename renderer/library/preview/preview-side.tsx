import { useMemo, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import { countWords } from '#shared/answers/count-words.ts';
import { noTicks, type Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { TemplateReport } from '#shared/words/library.ts';
import { useTemplate, useWriting } from '../writing/use-template.tsx';
import { fittingQuestion } from './fitting-question.ts';
import { PolicyPart } from './policy-part.tsx';
import style from './preview.module.css';
import { QuestionChoice } from './question-choice.tsx';
import { rememberedQuestion, rememberQuestion } from './remembered-question.ts';
import { TryOutPart } from './try-out.tsx';
import { mostWords } from './try-summary.ts';
import { UsedPart } from './used-part.tsx';
import { usePreview } from './use-preview.ts';
import { WhatIf } from './what-if.tsx';

/** How the words come out: for one real question, for the last ones, and so far. */
export function PreviewSide({ report, onUses }: { report: TemplateReport | null; onUses(): void }) {
  const { session, sheet } = useTemplate();
  const content = useWriting((writing) => writing.content);
  const { questionId, title, choose } = useQuestion(session.templateId);
  const [ticks, setTicks] = useState<Ticks>(noTicks);
  const [answers, setAnswers] = useState<FillAnswers>({});
  const { filled, block, say } = usePreview(questionId, ticks, answers);
  const words = filled ? countWords(filled.text) : 0;
  const own = new Set(content.fillIns.map(({ key }) => key));
  const gaps = [...new Set(filled?.blanks.filter(({ key }) => !own.has(key)).map(({ label }) => label))];
  return (
    <aside className={style.side} aria-label="Preview and use" data-pane="preview" tabIndex={-1}>
      <section>
        <h3>Preview with a question from the queue</h3>
        <QuestionChoice questionId={questionId} title={title} onChoose={choose} />
      </section>
      <section className={style.preview} aria-label="Preview" tabIndex={0}>
        {say === '' ? null : <Notice tone="warn">{say}</Notice>}
        {filled ? <Prose text={filled.text} small blanks /> : questionId === null ? <p className={style.faint}>As soon as a question waits, these words are shown with it.</p> : null}
      </section>
      {filled ? (
        <p className={style.measure} role="status" aria-label="Measures">
          <span className={words > mostWords ? style.over : ''}>{words === 1 ? '1 word' : `${words} words`}</span>
          {report === null || report.grade === null ? null : <span> · reading grade {report.grade.toFixed(1)}</span>}
          {gaps.length === 0 ? null : <span className={style.over}> · would show a blank for {gaps.join(', ')}</span>}
        </p>
      ) : null}
      <WhatIf fillIns={content.fillIns} ticks={ticks} onTicks={setTicks} answers={answers} onAnswers={setAnswers} />
      <TryOutPart onQuestion={choose} />
      {sheet.row.kind === 'disclaimer' || sheet.row.kind === 'snippet' ? null : <PolicyPart block={block} />}
      <UsedPart report={report} onUses={onUses} />
    </aside>
  );
}

/** The question that was chosen for this template, else the first waiting one it is for. */
function useQuestion(templateId: string): { questionId: QuestionId | null; title: string; choose(id: QuestionId): void } {
  const desk = useDesk();
  const communities = useWriting((writing) => writing.content.communities);
  const tags = useWriting((writing) => writing.content.tags);
  const [chosen, setChosen] = useState(() => rememberedQuestion(templateId));
  const page = useLive(desk.query.queue.page.experimental_liveOptions({ input: { filter: {}, sort: 'oldest', offset: 0, limit: 60 } })).value;
  const known = useLive({ ...desk.query.threads.open.experimental_liveOptions({ input: { questionId: chosen ?? ('' as QuestionId) } }), enabled: chosen !== null }).value;
  const fitting = useMemo(() => fittingQuestion(page?.rows ?? [], { communities, tags }), [page, communities, tags]);
  const choose = (id: QuestionId): void => {
    rememberQuestion(templateId, id);
    setChosen(id);
  };
  // A question that is not here any more gives way to the next that fits.
  if (chosen !== null && known !== null) return { questionId: chosen, title: known?.question.title ?? '', choose };
  return { questionId: fitting?.id ?? null, title: fitting?.title ?? '', choose };
}
