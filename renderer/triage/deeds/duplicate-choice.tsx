import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { accountOf } from '#renderer/forum/use-forums.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import style from '../triage.module.css';

interface DuplicateChoiceProps {
  questionId: QuestionId;
  /** None of these can be the one that was asked before. */
  except: readonly QuestionId[];
  chosen: QuestionId | undefined;
  onChoose(id: QuestionId, title: string, url: string): void;
}

const mostFound = 8;

/** The question it was asked in before: what is most alike, and a search through what waits. */
export function DuplicateChoice({ questionId, except, chosen, onChoose }: DuplicateChoiceProps) {
  const desk = useDesk();
  const name = useId();
  const [text, setText] = useState('');
  const { data: similar } = useQuery(desk.query.views.similar.queryOptions({ input: { questionId } }));
  const isAsking = text.trim().length > 1;
  const page = useLive({ ...desk.query.queue.page.experimental_liveOptions({ input: { filter: { text: text.trim(), accountId: accountOf(questionId) }, sort: 'level', offset: 0, limit: mostFound } }), enabled: isAsking });
  const alike = (similar ?? []).map((one) => ({ id: one.questionId, title: one.title, url: one.url, about: `${one.isSolved ? 'answered, accepted' : one.isAnswered ? 'answered' : 'not answered yet'} · shares ${one.words.join(', ')}` }));
  const found = isAsking ? (page.value?.rows ?? []).map((row) => ({ id: row.id, title: row.title, url: '', about: `${row.community.name} · waiting` })) : [];
  const all = [...new Map([...alike, ...found].map((one) => [one.id, one])).values()].filter(({ id }) => !except.includes(id));
  return (
    <fieldset>
      <legend>Asked before in</legend>
      <input type="search" data-first="" aria-label="Search waiting questions" placeholder="Search waiting questions" maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />
      <div className={style.originals}>
        {all.map((one) => (
          <label key={one.id} className={style.original}>
            <input type="radio" name={name} checked={chosen === one.id} onChange={() => onChoose(one.id, one.title, one.url)} />
            <span>
              <bdi>{one.title}</bdi>
              <small>
                <bdi>{one.about}</bdi>
              </small>
            </span>
          </label>
        ))}
        {all.length === 0 ? <p className={style.quiet}>{isAsking ? 'No waiting question matches.' : similar === undefined ? 'Looking for questions about the same…' : 'Nothing about the same in the last 90 days. Search for it above.'}</p> : null}
      </div>
    </fieldset>
  );
}
