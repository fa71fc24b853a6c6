import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import type { Ticks } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { TemplateOffer } from '#shared/words/template.ts';
import style from './templates.module.css';

/** Shorter than a person needs to see a row, longer than a row is passed with the arrow held down. */
const pauseMs = 80;

interface TemplatePreviewProps {
  templateId: string;
  questionId: QuestionId;
  ticks: Ticks;
  offer: TemplateOffer;
  onPin(): void;
}

/** The active template as this asker would read it, and what it is for. */
export function TemplatePreview({ templateId, questionId, ticks, offer, onPin }: TemplatePreviewProps) {
  const desk = useDesk();
  const [shown, setShown] = useState<{ templateId: string; text: string; say: string } | null>(null);
  useEffect(() => {
    const end = new AbortController();
    const timer = setTimeout(() => {
      desk.call.templates.fill({ templateId, questionId, ticks }, { signal: end.signal }).then(
        (filled) => end.signal.aborted || setShown({ templateId, text: filled.text, say: '' }),
        (error: unknown) => end.signal.aborted || setShown({ templateId, text: '', say: troubleOf(error).say }),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [desk, templateId, questionId, ticks]);
  const isHere = shown?.templateId === templateId;
  return (
    <div className={style.preview} role="region" aria-label={`Preview of ${offer.title}`} tabIndex={0}>
      <div className={style.about}>
        <Button kind="chip" aria-pressed={offer.isPinned} aria-keyshortcuts="Control+P" onClick={onPin}>
          {offer.isPinned ? 'Pinned' : 'Pin for this community'}
        </Button>
        {offer.isOverdue ? <span className={style.overdue}>Its author wanted to look at it again by now</span> : null}
      </div>
      {offer.whenToUse === '' ? null : (
        <p className={style.use}>
          <b>Use when</b> <bdi>{offer.whenToUse}</bdi>
        </p>
      )}
      {offer.notFor === '' ? null : (
        <p className={style.notFor}>
          <b>Not for</b> <bdi>{offer.notFor}</bdi>
        </p>
      )}
      {isHere && shown.say !== '' ? <p>{shown.say}</p> : <Prose text={isHere ? shown.text : offer.start} small blanks />}
    </div>
  );
}
