import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { askToOpen } from '#renderer/ui/html/outside.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { LibraryHealth, LinkState } from '#shared/words/library.ts';
import page from '../library.module.css';
import { linksOf } from './sections.ts';
import { useLinkCheck } from './use-link-check.ts';
import style from './health.module.css';

const atFirst = 12;
const stateNames: Readonly<Record<LinkState['state'], string>> = { dead: 'does not answer', refused: 'not asked', moved: 'moved', unchecked: 'not checked yet', answers: 'answers' };

interface LinkListProps {
  links: readonly LinkState[];
  /** Of the templates that links stand in, by their names. */
  titles: LibraryHealth['titles'];
  onOpen(templateId: string): void;
  onChecked(): void;
}

/** The links of the library. They are asked whether they still answer only when a person says so. */
export function LinkList({ links, titles, onOpen, onChecked }: LinkListProps) {
  const [isAll, setAll] = useState(false);
  const check = useLinkCheck(onChecked);
  const all = linksOf(links, check.found);
  const bad = all.filter(({ state }) => state === 'dead' || state === 'moved').length;
  return (
    <section aria-labelledby="health-links" className={style.section}>
      <div className={style.bar}>
        <h2 id="health-links">
          Links <small>{all.length}</small>
        </h2>
        {check.progress === null ? (
          <Button disabled={all.length === 0} onClick={check.start}>
            Check links now
          </Button>
        ) : (
          <>
            <progress aria-label="Links checked" {...(check.progress.total === 0 ? {} : { max: check.progress.total, value: check.progress.done })} />
            <span>
              {check.progress.done} of {check.progress.total || '…'}
            </span>
            <Button onClick={check.stop}>Stop</Button>
          </>
        )}
      </div>
      <p className={page.lead}>{all.length === 0 ? 'No template has a link.' : 'Checking asks each address once, from this computer, and sends nothing else. It happens only when you press the button.'}</p>
      {check.failure === null ? null : <Notice tone="bad">{check.failure}</Notice>}
      {check.isDone ? <Notice tone={bad === 0 ? 'good' : 'warn'}>{bad === 0 ? 'All links were checked; none is dead or moved.' : bad === 1 ? 'All links were checked. One needs a look.' : `All links were checked. ${bad} need a look.`}</Notice> : null}
      <ul className={`bare ${style.rows}`}>
        {all.slice(0, isAll ? all.length : atFirst).map((link) => (
          <li key={link.url} className={style.row}>
            <div className={style.words}>
              <Button kind="link" className={style.address ?? ''} onClick={() => askToOpen(link.url)}>
                <bdi dir="ltr">{link.url}</bdi>
              </Button>
              <p className={style.facts}>
                <span className={style.state} data-state={link.state}>
                  {stateNames[link.state]}
                </span>
                {link.say === '' ? null : ` · ${link.say}`}
                {link.checkedAt === null ? null : (
                  <>
                    {' · '}
                    <TimeAgo at={link.checkedAt} />
                  </>
                )}
              </p>
            </div>
            <div className={style.deeds}>
              {link.templateIds.slice(0, 2).map((id) => (
                <Button key={id} kind="quiet" className={style.where ?? ''} onClick={() => onOpen(id)}>
                  <bdi>{titles[id] || 'Open the template'}</bdi>
                </Button>
              ))}
              {link.templateIds.length > 2 ? <span className={style.facts}>and {link.templateIds.length - 2} more</span> : null}
            </div>
          </li>
        ))}
      </ul>
      {all.length > atFirst && !isAll ? (
        <Button kind="quiet" onClick={() => setAll(true)}>
          Show all {all.length} links
        </Button>
      ) : null}
    </section>
  );
}
