import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { mayBeWaived } from '#shared/checks/waived.ts';
import type { Finding, Waiver } from '#shared/words/finding.ts';
import style from './checks.module.css';
import { goTo, letPass, putInstead, takeBack } from './deal-with.ts';
import { IgnoreForm } from './ignore-form.tsx';

const signs: Readonly<Record<Finding['weight'], string>> = { refuse: '✕', ask: '?', advise: '!' };

/** One thing a check found: what it is, why it matters, and what can be done about it. `onGone`: it leaves this place, and the focus with it. */
export function FindingCard({ finding, onGone }: { finding: Finding; onGone(): void }) {
  const [isIgnoring, setIgnoring] = useState(false);
  const { title, say, why, weight, from, instead } = finding;
  return (
    <li className={style.card} data-weight={weight}>
      <p>
        <span aria-hidden="true" className={style.sign}>
          {signs[weight]}
        </span>
        <b>{title}</b>
      </p>
      <p>
        <bdi>{say}</bdi>
      </p>
      <details className={style.why}>
        <summary>Why</summary>
        {why}
      </details>
      {isIgnoring ? (
        <IgnoreForm
          title={title}
          onCancel={() => setIgnoring(false)}
          onIgnore={(reason) => {
            letPass([finding], reason);
            onGone();
          }}
        />
      ) : (
        <span className={style.ways}>
          {from === null ? null : <Button kind="link" aria-label={`Go to it: ${title}`} onClick={() => goTo(finding)}>Go to it</Button>}
          {instead === null ? null : <Button kind="link" onClick={() => putInstead(finding, instead)}>Use “{instead}”</Button>}
          {mayBeWaived(finding) ? <Button kind="link" aria-label={`Ignore: ${title}`} onClick={() => setIgnoring(true)}>Ignore</Button> : null}
        </span>
      )}
    </li>
  );
}

/** What was let pass, with the reason and the way back. */
export function IgnoredCard({ waiver, title, onGone }: { waiver: Waiver; title: string; onGone(): void }) {
  return (
    <li className={style.ignored}>
      <p>
        {title}
        {waiver.quote === '' ? null : <bdi>: “{waiver.quote.length > 60 ? `${waiver.quote.slice(0, 59)}…` : waiver.quote}”</bdi>} · <bdi>{waiver.reason}</bdi>
      </p>
      <Button
        kind="link"
        aria-label={`Undo: ignore ${title}`}
        onClick={() => {
          takeBack(waiver);
          onGone();
        }}
      >
        Undo
      </Button>
    </li>
  );
}
