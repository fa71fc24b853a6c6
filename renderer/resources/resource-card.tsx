import { useId } from 'react';
import { askToOpen } from '#renderer/ui/html/outside.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { hostOf } from '#shared/resources/address.ts';
import type { Resource } from '#shared/words/resource.ts';
import style from './resources.module.css';

/** A page as a card: what it is called, who is behind it, what it answers. Its address opens only after it was shown whole. */
export function ResourceCard({ resource, onEdit, onRemove }: { resource: Resource; onEdit(): void; onRemove(): void }) {
  const id = useId();
  const { title, url, answers, origin, uses, tags } = resource;
  const isOurs = origin === 'ours';
  return (
    <li className={style.card} aria-labelledby={id} data-resource={resource.id}>
      <h3 id={id}>
        {/* No link: a middle click would open one unasked. */}
        <button type="button" className={style.title} title={url} onClick={() => askToOpen(url)}>
          <bdi>{title}</bdi>
        </button>
      </h3>
      <p className={style.host} dir="ltr">
        {hostOf(url)}
      </p>
      <p className={style.answers} dir="auto">
        {answers}
      </p>
      <p className={style.facts}>
        <span>{isOurs ? 'our list' : 'the forum’s list'}</span>
        {uses > 0 ? <span>in {uses === 1 ? '1 answer' : `${uses} answers`}</span> : null}
        {tags.length > 0 ? (
          <span>
            <bdi>{tags.slice(0, 4).join(', ')}</bdi>
          </span>
        ) : null}
      </p>
      <div className={style.acts}>
        <Menu
          name={`More for ${title}`}
          items={
            isOurs
              ? [
                  { name: 'Edit', run: onEdit },
                  { name: 'Remove from the list', isBad: true, run: onRemove },
                ]
              : [{ name: 'Word it ourselves', run: onEdit }]
          }
        />
      </div>
    </li>
  );
}
