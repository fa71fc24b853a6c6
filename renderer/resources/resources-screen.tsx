import { useMemo, useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { SearchBox } from '#renderer/keys/search-box.tsx';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Resource } from '#shared/words/resource.ts';
import { ResourceCard } from './resource-card.tsx';
import { ResourceForm } from './resource-form.tsx';
import style from './resources.module.css';
import { useChanges } from './use-changes.ts';
import { useFound } from './use-found.ts';

const newOne = (): Resource => ({ id: crypto.randomUUID(), title: '', url: 'https://', answers: '', communities: [], tags: [], origin: 'ours', uses: 0, rev: 0, forQuestion: '' });
const anywhere = 'For any community';

/** Under each community that lists it; a page that fits everywhere stands once. */
function byCommunity(cards: readonly Resource[]): [string, Resource[]][] {
  const groups = new Map<string, Resource[]>();
  for (const card of cards) for (const name of card.communities.length === 0 ? [anywhere] : card.communities) groups.set(name, [...(groups.get(name) ?? []), card]);
  return [...groups].toSorted(([a], [b]) => Number(a === anywhere) - Number(b === anywhere) || (a < b ? -1 : 1));
}

/** Public pages worth linking: the forum's own lists and ours, as cards. */
export function ResourcesScreen() {
  const desk = useDesk();
  const { value: cards, trouble, retry } = useLive(desk.query.resources.list.experimental_liveOptions());
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<Resource | null>(null);
  const found = useFound(text, cards);
  const { done, failure, save, remove, undo } = useChanges();
  useCommands(done ? { undo } : {});
  const groups = useMemo(() => byCommunity(cards ?? []), [cards]);
  const card = (one: Resource) => <ResourceCard key={one.id} resource={one} onEdit={() => setEdited(one.origin === 'ours' ? one : { ...one, id: crypto.randomUUID(), origin: 'ours', rev: 0 })} onRemove={() => void remove(one)} />;
  return (
    <div className={`${page.page} ${style.screen}`}>
      <div className={style.head}>
        <h1>Resources</h1>
        <Button kind="primary" onClick={() => setEdited(newOne())}>
          Add a page
        </Button>
      </div>
      <p className={page.lead}>Public pages worth sending to an asker. In an answer, <Kbd keys="mod+shift+c" /> puts one in as a link. The list that came with Rounds is a draft: read a page before you pass it on.</p>
      <SearchBox label="Search resources" text={text} onText={setText} onLeave={() => document.querySelector<HTMLElement>('[data-resource] button')?.focus()} />
      {done ? (
        <div className={style.done}>
          <Notice action={<Button onClick={undo}>Undo</Button>}>
            {done.say}: “<bdi>{done.title}</bdi>”
          </Notice>
        </div>
      ) : null}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {!cards && !trouble ? <p className={style.loading}>Looking…</p> : null}
      {found ? (
        <section className={style.group} aria-labelledby="found">
          <h2 id="found">
            Found <span>{found.length}</span>
          </h2>
          <ul className={`bare ${style.cards}`}>{found.map(card)}</ul>
          {found.length === 0 ? <Empty title={<p>No page fits these words.</p>} actions={<Button onClick={() => setText('')}>Show all</Button>} /> : null}
        </section>
      ) : (
        groups.map(([name, those]) => (
          <section key={name} className={style.group} aria-label={name}>
            <h2>
              <bdi>{name}</bdi> <span>{those.length}</span>
            </h2>
            <ul className={`bare ${style.cards}`}>{those.map(card)}</ul>
          </section>
        ))
      )}
      {cards?.length === 0 ? <Empty title={<p>No pages yet.</p>}>Add one that answers what people ask again and again.</Empty> : null}
      {edited ? <ResourceForm resource={edited} onSave={save} onClose={() => setEdited(null)} /> : null}
    </div>
  );
}
