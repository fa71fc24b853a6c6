import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { TryRow } from '#shared/words/library.ts';
import { useWriting } from '../writing/use-template.tsx';
import style from './preview.module.css';
import { mostWords, summaryOf, worstFirst } from './try-summary.ts';
import { useTryOut } from './use-try-out.ts';

const questions = 50;

/** "Try it on the last 50 questions": what would come out, before anybody gets to read it. */
export function TryOutPart({ onQuestion }: { onQuestion(id: QuestionId): void }) {
  const { tried, run, cancel } = useTryOut(questions);
  const content = useWriting((writing) => writing.content);
  const [isTable, setTable] = useState(false);
  const isRunning = tried.state === 'running';
  return (
    <section aria-label="Last questions">
      <h3>Last {questions} questions</h3>
      {tried.state === 'none' ? <Button onClick={run}>Try it on the last {questions} questions</Button> : null}
      {isRunning ? (
        <div className={style.running}>
          <progress aria-label="Questions tried" max={Math.max(1, tried.total)} value={tried.done} />
          <span>
            {tried.done} of {tried.total}
          </span>
          <Button kind="chip" onClick={cancel}>
            Cancel
          </Button>
        </div>
      ) : null}
      {tried.state === 'failed' ? (
        <Notice tone="bad" action={<Button onClick={run}>Try again</Button>}>
          {tried.say}
        </Notice>
      ) : null}
      {tried.state === 'none' || (isRunning && tried.rows.length === 0) ? null : (
        <>
          {tried.state === 'cancelled' ? <p className={style.faint}>Called off after {tried.rows.length}.</p> : null}
          {tried.state === 'done' && tried.rows.length === 0 ? <p className={style.faint}>There is no question to try it on.</p> : null}
          {tried.rows.length === 0 ? null : (
            <ul className={`bare ${style.summary}`} aria-label="What came of it">
              {summaryOf(tried.rows).map(({ isGood, say }) => (
                <li key={say} data-good={isGood}>
                  <bdi>{say}</bdi>
                </li>
              ))}
            </ul>
          )}
          {isRunning ? null : (
            <p className={style.acts}>
              {tried.rows.length === 0 ? null : (
                <Button kind="link" onClick={() => setTable(true)}>
                  Show each question
                </Button>
              )}
              <Button kind="link" onClick={run}>
                {tried.content === content ? 'Try again' : 'Try the new words'}
              </Button>
            </p>
          )}
        </>
      )}
      {isTable ? (
        <Dialog title={`Tried on ${tried.rows.length} questions`} wide onClose={() => setTable(false)}>
          <TryTable
            rows={tried.rows}
            onQuestion={(id) => {
              setTable(false);
              onQuestion(id);
            }}
          />
        </Dialog>
      ) : null}
    </section>
  );
}

function TryTable({ rows, onQuestion }: { rows: readonly TryRow[]; onQuestion(id: QuestionId): void }) {
  return (
    <div className={style.scroll} role="region" aria-label="Each question" tabIndex={0}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Words</th>
            <th scope="col">Blanks</th>
            <th scope="col">Branches</th>
            <th scope="col">Problems</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst(rows).map((row) => (
            <tr key={row.questionId}>
              <td>
                <Button kind="link" dir="auto" onClick={() => onQuestion(row.questionId as QuestionId)}>
                  {row.title}
                </Button>
              </td>
              <td className={row.words > mostWords ? style.over : ''}>{row.words}</td>
              <td>{row.blanks.join(', ')}</td>
              <td>{row.branches.join(', ')}</td>
              <td className={row.problems.length > 0 ? style.over : ''}>{row.problems.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
