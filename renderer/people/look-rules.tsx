import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { LookRule } from '#shared/words/second-look.ts';
import { LookRuleForm } from './look-rule-form.tsx';
import style from './people.module.css';
import { ReadersGroup } from './readers-group.tsx';

const aNewRule = (): LookRule => ({ id: crypto.randomUUID(), title: '', tags: [], levels: [], templateIds: [], isOn: true, rev: 0 });

/** When a second reader has to see an answer before it goes, and who is told. */
export function LookRules({ mayChange }: { mayChange: boolean }) {
  const desk = useDesk();
  const { value: rules, trouble, retry } = useLive(desk.query.looks.rules.experimental_liveOptions());
  const [open, setOpen] = useState<LookRule | null>(null);
  const [said, setSaid] = useState('');
  const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      setSaid('');
      return true;
    } catch (error) {
      setSaid(troubleOf(error).say);
      return false;
    }
  };
  const save = async (rule: LookRule): Promise<void> => {
    if (await attempt(() => desk.call.looks.saveRule(rule))) setOpen(null);
  };
  return (
    <section className={style.rules} aria-labelledby="look-rules">
      <h2 id="look-rules">Rules for second looks</h2>
      <p className={style.quiet}>What a trainee writes always needs one. With these rules, so do other answers; anybody can ask for one at any time.</p>
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      <ul className="bare">
        {rules?.map((rule) =>
          open?.id === rule.id ? (
            <li key={rule.id}>
              <LookRuleForm rule={open} onSave={(next) => void save(next)} onCancel={() => setOpen(null)} />
            </li>
          ) : (
            <li key={rule.id} className={style.rule} data-off={!rule.isOn}>
              <p>
                <b>
                  <bdi>{rule.title}</bdi>
                </b>{' '}
                {rule.isOn ? '' : '(off) '}
                {sayRule(rule)}
              </p>
              {mayChange ? (
                <span className={style.acts}>
                  <Button onClick={() => setOpen(rule)} aria-label={`Change ${rule.title}`}>
                    Change
                  </Button>
                  <Button kind="quiet" onClick={() => void attempt(() => desk.call.looks.removeRule({ id: rule.id }))} aria-label={`Remove ${rule.title}`}>
                    Remove
                  </Button>
                </span>
              ) : null}
            </li>
          ),
        )}
      </ul>
      {rules?.length === 0 && !open ? <p className={style.quiet}>There is no rule yet.</p> : null}
      {open && open.rev === 0 ? <LookRuleForm rule={open} onSave={(next) => void save(next)} onCancel={() => setOpen(null)} /> : null}
      {mayChange && !open ? <Button onClick={() => setOpen(aNewRule())}>New rule</Button> : null}
      <ReadersGroup mayChange={mayChange} />
    </section>
  );
}

/** “Questions with the tag child, at the level urgent” */
export function sayRule({ tags, levels, templateIds }: LookRule): string {
  const either = (words: readonly string[]): string => words.join(' or ');
  const parts = [...(tags.length > 0 ? [`tagged ${either(tags)}`] : []), ...(levels.length > 0 ? [`at the level ${either(levels)}`] : []), ...(templateIds.length > 0 ? [`answered with the template ${either(templateIds)}`] : [])];
  return parts.length === 0 ? 'Every answer.' : `Questions ${parts.join(', ')}.`;
}
