import { IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ForumDot } from '#renderer/forum/forum-mark.tsx';
import { stateWords } from '#renderer/forum/forum-state.ts';
import { useForums } from '#renderer/forum/use-forums.ts';
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { Account } from '#shared/words/account.ts';
import style from './forum-menu.module.css';

/** The forums of this desk, how each stands, and the way to add one. `name`: the one that is used most. */
export function ForumMenu({ name }: { name: string }) {
  const navigate = useNavigate();
  const now = useNow();
  const forums = useForums().value ?? [];
  const first = forums.find(({ title }) => title === name) ?? forums[0];
  const more = forums.length - 1;
  const worst = forums.toSorted((a, b) => rank(b) - rank(a))[0];
  const items: MenuItem[] = [
    ...forums.map((account) => ({
      id: account.accountId,
      name: account.title,
      shows: (
        <span className={style.item}>
          <ForumDot state={account.state} />
          <span>
            <bdi>{account.title}</bdi>
            <small>{stateWords(account, now)}</small>
          </span>
        </span>
      ),
      run: () => void navigate({ to: '/settings/forums', search: { id: account.accountId } }),
    })),
    { name: 'All forums', isApart: true, run: () => void navigate({ to: '/settings/forums', search: {} }) },
    { name: 'Add a forum', run: () => void navigate({ to: '/settings/forums', search: { view: 'add' } }) },
  ];
  return (
    <Menu
      name="Forums"
      items={items}
      button={{
        className: style.button,
        words: (
          <>
            <span className="visually-hidden">Forums: </span>
            {worst && worst.state !== 'in-step' ? <ForumDot state={worst.state} /> : null}
            <bdi className={style.name}>{first?.title ?? name}</bdi>
            {more > 0 ? <span>and {more} more</span> : null}
            <IconChevronDown size={14} aria-hidden="true" />
          </>
        ),
      }}
    />
  );
}

const order: readonly Account['state'][] = ['in-step', 'reading', 'paused', 'offline', 'signed-out'];
const rank = ({ state }: Account): number => order.indexOf(state);
