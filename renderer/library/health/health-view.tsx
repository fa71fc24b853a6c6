import { IconArrowLeft } from '@tabler/icons-react';
import { useCommands } from '#renderer/keys/commands.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import page from '../library.module.css';
import { HealthSection } from './health-section.tsx';
import { LinkList } from './link-list.tsx';
import { LookAlikes } from './look-alikes.tsx';
import { pairsOf, sectionsOf } from './sections.ts';
import { useHealth } from './use-health.ts';
import style from './health.module.css';

/** What wants an author's eye: each group says why, and each template can be opened, retired or given a new date. */
export function HealthView({ onOpen, onBack }: { onOpen(templateId: string): void; onBack(): void }) {
  const known = useHealth();
  const { health, done } = known;
  useCommands(done ? { undo: done.undo } : {});
  const sections = health ? sectionsOf(health) : [];
  const pairs = health ? pairsOf(health) : [];
  const isWell = health !== undefined && sections.length === 0 && pairs.length === 0;
  return (
    <section className={page.page} aria-label="Needs a look" data-pane="health">
      <div className={page.column}>
        <header className={style.head}>
          <Button kind="quiet" onClick={onBack}>
            <IconArrowLeft size={15} aria-hidden="true" /> Templates
          </Button>
          <h1 tabIndex={-1} data-pane-focus="">
            Needs a look
          </h1>
          <p className={page.lead}>Templates that ask for an author’s eye. Nothing here changes by itself.</p>
        </header>
        {known.trouble ? (
          <Notice tone="bad" action={<Button onClick={known.again}>Try again</Button>}>
            {known.trouble.say}
          </Notice>
        ) : null}
        {known.failure === null ? null : <Notice tone="bad">{known.failure}</Notice>}
        {done ? (
          <Notice tone="good" action={<Button onClick={done.undo}>Undo</Button>}>
            {done.say} “<bdi>{done.title}</bdi>”.
          </Notice>
        ) : null}
        {health === undefined && !known.trouble ? (
          <p className={page.lead} role="status">
            Looking through the library…
          </p>
        ) : null}
        {isWell ? (
          <Empty title={<p>Every template is well.</p>}>
            <p>None is overdue, faulty, unused or a copy of another.</p>
          </Empty>
        ) : null}
        {sections.map((section) => (
          <HealthSection key={section.mark} {...section} isBusy={known.isBusy} onOpen={onOpen} onRetire={known.retire} onReviewBy={known.reviewBy} />
        ))}
        {pairs.length > 0 ? <LookAlikes pairs={pairs} isBusy={known.isBusy} onOpen={onOpen} onRetire={known.retire} /> : null}
        {health ? <LinkList links={health.links} titles={health.titles} onOpen={onOpen} onChecked={known.again} /> : null}
      </div>
    </section>
  );
}
