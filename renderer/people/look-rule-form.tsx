import { useId, useState, type FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { levels } from '#shared/words/level.ts';
import type { LookRule } from '#shared/words/second-look.ts';
import style from './people.module.css';

const wordsOf = (typed: string): string[] => [...new Set(typed.split(',').map((word) => word.trim().slice(0, 60)))].filter((word) => word !== '').slice(0, 30);

/** One rule, changed in place. */
export function LookRuleForm({ rule, onSave, onCancel }: { rule: LookRule; onSave(rule: LookRule): void; onCancel(): void }) {
  const desk = useDesk();
  const id = useId();
  const [title, setTitle] = useState(rule.title);
  const [tags, setTags] = useState(rule.tags.join(', '));
  const [chosen, setChosen] = useState<readonly string[]>(rule.levels);
  const [templates, setTemplates] = useState<readonly string[]>(rule.templateIds);
  const [isOn, setIsOn] = useState(rule.isOn);
  const [text, setText] = useState('');
  const found = useQuery({ ...desk.query.templates.find.queryOptions({ input: { text } }), enabled: text.trim().length > 1 });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave({ ...rule, title: title.trim(), tags: wordsOf(tags), levels: [...chosen], templateIds: [...templates], isOn });
  };
  return (
    <form className={style.form} onSubmit={submit} aria-label={rule.rev === 0 ? 'New rule' : `Rule ${rule.title}`}>
      <label htmlFor={`${id}-title`}>Name of the rule, as people read it when it holds an answer back</label>
      <input id={`${id}-title`} value={title} maxLength={120} required onChange={({ target }) => setTitle(target.value)} />
      <label htmlFor={`${id}-tags`}>Tags of the question, with commas between; one of them is enough</label>
      <input id={`${id}-tags`} value={tags} maxLength={600} onChange={({ target }) => setTags(target.value)} />
      <fieldset>
        <legend>Levels</legend>
        {levels.map((level) => (
          <label key={level}>
            <input type="checkbox" checked={chosen.includes(level)} onChange={() => setChosen(chosen.includes(level) ? chosen.filter((one) => one !== level) : [...chosen, level])} /> {level}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-find`}>Templates in the answer: find one by its words</label>
      <input id={`${id}-find`} type="search" value={text} maxLength={200} onChange={({ target }) => setText(target.value)} />
      {(found.data ?? []).slice(0, 5).map((offer) =>
        templates.includes(offer.id) ? null : (
          <Button key={offer.id} kind="chip" onClick={() => setTemplates([...templates, offer.id])}>
            Add <bdi>{offer.title}</bdi>
          </Button>
        ),
      )}
      {templates.length > 0 ? (
        <ul className="bare" aria-label="Templates of the rule">
          {templates.map((one) => (
            <li key={one}>
              <bdi>{one}</bdi>{' '}
              <Button kind="link" onClick={() => setTemplates(templates.filter((other) => other !== one))} aria-label={`Leave out ${one}`}>
                Leave out
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <label>
        <input type="checkbox" checked={isOn} onChange={({ target }) => setIsOn(target.checked)} /> The rule is on
      </label>
      <p className={style.quiet}>Every part that is filled must fit. With none filled, every answer needs a second look.</p>
      <div className={style.acts}>
        <Button kind="primary" type="submit" disabled={title.trim() === ''}>
          Save rule
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
