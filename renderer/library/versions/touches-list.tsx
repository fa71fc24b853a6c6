import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { TouchesState } from './use-touches.ts';
import style from './versions.module.css';

const count = (number: number, one: string, many: string): string => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/** Every place that changes when this changes, and those that keep their words. */
export function TouchesList({ touches, say, retry, onOpen }: TouchesState & { onOpen?(templateId: string): void }) {
  if (say !== '') {
    return (
      <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
        {say}
      </Notice>
    );
  }
  if (!touches) return <p role="status">Counting what it touches</p>;
  const { templates, policies, drafts, waiting, sent } = touches;
  return (
    <div className={style.touches}>
      {templates.length === 0 && policies.length === 0 ? <p>No other template and no policy.</p> : null}
      <Touched name={count(templates.length, 'template', 'templates')} items={templates} {...(onOpen ? { onOpen } : {})} />
      <Touched name={count(policies.length, 'policy', 'policies')} items={policies} />
      <ul className={`bare ${style.counts}`} aria-label="Answers">
        <li>{drafts === 0 ? 'No answer in progress.' : `${count(drafts, 'answer', 'answers')} in progress: new words from the next insertion on.`}</li>
        <li>{waiting === 0 ? 'No answer waits to be sent.' : `${count(waiting, 'answer waits', 'answers wait')} to be sent and ${waiting === 1 ? 'keeps its' : 'keep their'} words.`}</li>
        <li>{sent === 0 ? 'No answer was sent with it.' : `${count(sent, 'sent answer keeps', 'sent answers keep')} the words ${sent === 1 ? 'it was' : 'they were'} sent with.`}</li>
      </ul>
    </div>
  );
}

function Touched({ name, items, onOpen }: { name: string; items: readonly { id: string; title: string; how: string }[]; onOpen?(id: string): void }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={name}>
      <h4>{name}</h4>
      <ul className={`bare ${style.touched}`}>
        {items.map(({ id, title, how }) => (
          <li key={id}>
            {onOpen ? (
              <Button kind="link" onClick={() => onOpen(id)}>
                <bdi>{title}</bdi>
              </Button>
            ) : (
              <bdi>{title}</bdi>
            )}{' '}
            <small>{how}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
