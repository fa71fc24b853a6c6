import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { byForum, useForumNames } from '#renderer/forum/use-forums.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Dot } from '#renderer/ui/tag.tsx';
import type { QueueSummary } from '#shared/contract/queue.ts';
import type { DeskStatus } from '#shared/words/desk.ts';
import style from '../frame.module.css';

const screens = [
  { to: '/unanswered', name: 'Unanswered', countOf: (status: DeskStatus) => status.waiting, unit: 'waiting' },
  { to: '/mine', name: 'Mine', countOf: () => 0, unit: '' },
  { to: '/drafts', name: 'Drafts', countOf: (status: DeskStatus) => status.drafts, unit: 'drafts' },
  { to: '/follow-ups', name: 'Follow-ups', countOf: (status: DeskStatus) => status.followUps.back, unit: 'back' },
  { to: '/outbox', name: 'Outbox', countOf: (status: DeskStatus) => status.outbox.underway + status.outbox.needsYou, unit: 'in the outbox' },
  { to: '/triage', name: 'Triage', countOf: (status: DeskStatus) => status.toSort, unit: 'to sort' },
  { to: '/review', name: 'Awaiting review', countOf: (status: DeskStatus) => status.toReview, unit: 'to review' },
  { to: '/templates', name: 'Templates', countOf: () => 0, unit: '' },
  { to: '/resources', name: 'Resources', countOf: () => 0, unit: '' },
  { to: '/disclaimers', name: 'Disclaimers', countOf: () => 0, unit: '' },
  { to: '/activity', name: 'Activity', countOf: () => 0, unit: '' },
  { to: '/answerers', name: 'Top answerers', countOf: () => 0, unit: '' },
  { to: '/settings', name: 'Settings', countOf: () => 0, unit: '' },
] as const;

/** Where one can go. The links keep their names; their counts are said beside them. */
export function Views() {
  const desk = useDesk();
  const status = useLive(desk.query.desk.status.experimental_liveOptions()).value;
  const summary = useLive(desk.query.queue.summary.experimental_liveOptions()).value;
  const communities = summary?.communities ?? [];
  const names = useForumNames();
  const needsYou = status?.outbox.needsYou ?? 0;
  return (
    <nav className={style.views} aria-label="Views" data-pane="navigation">
      <ul className="bare">
        {screens.map(({ to, name, countOf, unit }) => {
          const count = status ? countOf(status) : 0;
          const urges = to === '/outbox' && needsYou > 0;
          return (
            <li key={to}>
              <Link to={to} search={{}} activeOptions={{ includeSearch: false }} data-pane-focus={to === '/unanswered' ? '' : undefined} aria-describedby={count > 0 ? `count-${to.slice(1)}` : undefined}>
                <span className={style.name}>{name}</span>
                {count > 0 ? (
                  <i aria-hidden="true" className={urges ? style.needsYou : ''}>
                    {count}
                  </i>
                ) : null}
              </Link>
              {count > 0 ? (
                <span hidden id={`count-${to.slice(1)}`}>
                  {count} {unit}
                  {urges ? `, ${needsYou} need you` : ''}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {names === null ? <h2 id="communities">Communities</h2> : null}
      {names === null ? <Communities communities={communities} labelledBy="communities" /> : null}
      {byForum(names === null ? [] : communities, names ?? {}).map(({ accountId, name, own }) => (
        <Fragment key={accountId}>
          <h2 id={`communities-${accountId}`}>
            <bdi>{name}</bdi>
          </h2>
          <Communities communities={own} labelledBy={`communities-${accountId}`} />
        </Fragment>
      ))}
    </nav>
  );
}

function Communities({ communities, labelledBy }: { communities: QueueSummary['communities']; labelledBy: string }) {
  return (
    <ul className="bare" aria-labelledby={labelledBy}>
      {communities.map((community) => (
        <li key={community.id}>
          <Link to="/unanswered" search={{ community: community.id }} aria-describedby={`waiting-${community.id}`}>
            <Dot color={community.color} />
            <bdi className={style.name}>{community.name}</bdi>
            <i aria-hidden="true">{community.waiting}</i>
          </Link>
          <span hidden id={`waiting-${community.id}`}>
            {community.waiting} waiting
          </span>
        </li>
      ))}
    </ul>
  );
}
