import { useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { waiverOf } from '#shared/checks/waived.ts';
import type { Finding } from '#shared/words/finding.ts';
import { useComposer } from '../composer-store.ts';
import style from './checks.module.css';
import { FindingCard, IgnoredCard } from './finding-card.tsx';
import { standing } from './use-findings.ts';

const groups: readonly { weight: Finding['weight']; title: string }[] = [
  { weight: 'refuse', title: 'Must be mended' },
  { weight: 'ask', title: 'Looks left over' },
  { weight: 'advise', title: 'Please look' },
];
/** So many pieces of advice can be taken in at once. */
const fewest = 5;

/** What the checks found, by weight, and what was let pass. `isSaidAbove` leaves out what stands in a line of its own. */
export function FindingsList({ isSaidAbove = () => false }: { isSaidAbove?: (finding: Finding) => boolean }) {
  const all = useComposer((state) => state.findings);
  const waivers = useComposer((state) => state.content.waivers);
  const top = useRef<HTMLDivElement>(null);
  const findings = all.filter((finding) => !isSaidAbove(finding));
  const left = standing(findings, waivers);
  const passed = new Map(findings.flatMap((finding) => [waiverOf(finding, waivers)].flatMap((waiver) => (waiver ? [[waiver, finding] as const] : []))));
  // The card that was acted on is gone; its list is not.
  const toTop = (): void => top.current?.focus();
  return (
    <div ref={top} tabIndex={-1} className={style.list} role="group" aria-label="What the checks found">
      {groups.map(({ weight, title }) => (
        <Group key={weight} title={title} findings={left.filter((finding) => finding.weight === weight)} onGone={toTop} />
      ))}
      {passed.size > 0 ? (
        <section aria-label="Ignored">
          <h4>Ignored</h4>
          <ul role="list">
            {[...passed].map(([waiver, finding]) => (
              <IgnoredCard key={`${waiver.check} ${waiver.quote}`} waiver={waiver} title={finding.title} onGone={toTop} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Group({ title, findings, onGone }: { title: string; findings: readonly Finding[]; onGone(): void }) {
  const [isWhole, setWhole] = useState(false);
  if (findings.length === 0) return null;
  const shown = isWhole ? findings : findings.slice(0, Math.max(fewest, findings.filter(({ weight }) => weight !== 'advise').length));
  const nth = new Map<string, number>();
  return (
    <section aria-label={title}>
      <h4>
        {title} <span>{findings.length}</span>
      </h4>
      <ul role="list">
        {shown.map((finding) => {
          const name = `${finding.check} ${finding.quote} ${finding.say}`;
          nth.set(name, (nth.get(name) ?? 0) + 1);
          return <FindingCard key={`${name} ${nth.get(name)}`} finding={finding} onGone={onGone} />;
        })}
      </ul>
      {shown.length < findings.length ? (
        <Button kind="link" onClick={() => setWhole(true)}>
          Show all {findings.length}
        </Button>
      ) : null}
    </section>
  );
}
