import { Button } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { Thread } from '#shared/words/question.ts';
import style from './thread.module.css';

/** What the asker's own words say about the patient, each with the words it was taken from. A reading aid: nothing said means unknown. */
export function QuestionFacts({ thread }: { thread: Thread }) {
  const { facts, question } = thread;
  return (
    <section className={style.side} aria-labelledby="from-the-question">
      <h2 id="from-the-question">From the question</h2>
      {facts.length === 0 ? <p className={style.nothing}>No age, duration or condition was found in the words.</p> : null}
      <dl className={style.facts}>
        {facts.map((fact) => (
          <FactLine key={`${fact.name} ${fact.value}`} {...fact} />
        ))}
      </dl>
      {question.tags.length > 0 ? (
        <div className={style.tags}>
          {question.tags.map((tag) => (
            <Tag key={tag}>
              <bdi>{tag}</bdi>
            </Tag>
          ))}
        </div>
      ) : null}
      {question.pictures > 0 ? (
        <p className={style.pictures}>
          {question.pictures === 1 ? '1 picture. ' : `${question.pictures} pictures. `}
          <Button kind="link" onClick={showPictures}>
            {question.pictures === 1 ? 'Show it' : 'Show them'}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function FactLine({ name, value, quote }: { name: string; value: string; quote: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd title={`“${quote}”`}>
        {value}
        <span className="visually-hidden">
          {' '}
          from the words <q>{quote}</q>
        </span>
      </dd>
    </>
  );
}

/** The same click on every picture of the thread that the person could make one by one. */
function showPictures(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-pane="question"] button[data-picture]')) button.click();
}
