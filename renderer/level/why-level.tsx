import { Fragment, useId } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import { rankOf } from '#shared/words/level.ts';
import type { FiredRule, Verdict } from '#shared/words/triage.ts';
import { levelMeanings, levelNames } from './level-words.ts';
import { LevelButtons } from './level-buttons.tsx';
import { LevelFlags } from './level-flags.tsx';
import { LevelTicks } from './level-ticks.tsx';
import { useVerdict } from './use-verdict.ts';
import style from './level.module.css';

/** Why a question stands where it stands: the words, the rules and their sources, who decided, and the way to decide otherwise. For volunteers only. */
export function WhyLevel({ questionId }: { questionId: QuestionId }) {
  const id = useId();
  const { value: verdict, trouble, retry } = useVerdict(questionId);
  return (
    <section className={style.region} aria-labelledby={id}>
      <h2 id={id}>Why this level</h2>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {verdict === undefined && !trouble ? <p className={style.nothing}>Reading the words…</p> : null}
      {verdict === null ? <p className={style.nothing}>Rounds does not know this question.</p> : null}
      {verdict ? (
        <>
          <VerdictBox verdict={verdict} />
          <LevelFlags verdict={verdict} />
          <LevelTicks verdict={verdict} />
          <LevelButtons verdict={verdict} />
        </>
      ) : null}
    </section>
  );
}

function VerdictBox({ verdict }: { verdict: Verdict }) {
  const { level, fired, say } = verdict;
  const all = fired.filter((rule) => rule.level !== null).toSorted((a, b) => rankOf(b.level ?? 'routine') - rankOf(a.level ?? 'routine'));
  // What decides is seen at once; what would have said less is there for whoever looks.
  const top = all[0]?.level;
  const rules = all.filter((rule) => rule.level === top);
  const lower = all.filter((rule) => rule.level !== top);
  return (
    <div className={style.box} data-level={level}>
      <p>
        <b data-level={level}>{levelNames[level]}</b>: {levelMeanings[level]}
      </p>
      <Decided verdict={verdict} />
      {rules.length > 0 ? (
        <ul role="list" className={style.rules} aria-label="What the words say">
          {rules.map((rule) => (
            <Rule key={rule.rule} rule={rule} />
          ))}
        </ul>
      ) : null}
      {lower.length > 0 ? (
        <details className={style.more}>
          <summary>{lower.length === 1 ? '1 rule of a lower level' : `${lower.length} rules of lower levels`}</summary>
          <ul role="list" className={style.rules}>
            {lower.map((rule) => (
              <Rule key={rule.rule} rule={rule} />
            ))}
          </ul>
        </details>
      ) : null}
      <p className={style.aid}>{say}</p>
    </div>
  );
}

/** Who says so, where it is not the words alone. */
function Decided({ verdict: { level, setBy, by, at, why, wordsLevel } }: { verdict: Verdict }) {
  if (setBy === 'words') return null;
  const words = wordsLevel === level ? '' : ` The words alone say ${levelNames[wordsLevel].toLowerCase()}.`;
  return (
    <p className={style.who}>
      {setBy === 'ticks' ? 'Set by the answers below' : 'Set by hand'}
      {by === '' ? '' : ' by '}
      {by === '' ? null : <bdi>{by}</bdi>}
      {at === null ? null : (
        <>
          , <TimeAgo at={at} />
        </>
      )}
      .{words} {why === '' ? null : <bdi>{why}</bdi>}
    </p>
  );
}

function Rule({ rule }: { rule: FiredRule }) {
  const quotes = [...new Set(rule.heard.map(({ quote }) => quote))];
  return (
    <li>
      {rule.level === null ? null : `${levelNames[rule.level]}: `}
      {rule.title}.{' '}
      {quotes.length === 0 ? null : (
        <>
          Matched{' '}
          {quotes.map((quote, index) => (
            <Fragment key={quote}>
              {index > 0 ? ', ' : ''}
              <mark dir="auto">{quote}</mark>
            </Fragment>
          ))}
          .{' '}
        </>
      )}
      {rule.action}{' '}
      <span className={style.source}>
        {rule.source}
        {rule.isSourceSeen ? '' : ' (not compared with its source yet)'}
      </span>
    </li>
  );
}
