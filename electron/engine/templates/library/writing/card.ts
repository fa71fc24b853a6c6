import type { TemplateCard } from '#shared/words/library.ts';
import { mustMayDo } from '../../../people/may-do.ts';
import type { Clock } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { changeTemplate, familyOf, slugs } from '../../../store/templates.ts';
import { starterOwner } from '../starter.ts';
import { isBy, isVisible, type Person } from '../visible.ts';
import { conflict, namesOf, notAllowed, rowAt } from './allowed.ts';
import type { At } from './drafting.ts';

/** Where a template belongs. `usersOf`: titles of what includes a snippet by its name. */
export function createCards({ db, clock, person, usersOf }: { db: Db; clock: Clock; person: () => Person; usersOf: (slug: string) => string[] }) {
  return {
    saveCard({ templateId, rev, card }: At & { card: TemplateCard }): { rev: number } {
      const known = rowAt(db, { templateId, rev }, person());
      const users = known.kind === 'snippet' && known.slug !== card.slug ? usersOf(known.slug) : [];
      return db.tx(() => {
        const me = person();
        const row = rowAt(db, { templateId, rev }, me);
        // Published words that are given to others are published for others.
        if (row.version > 0 && (row.scope !== 'mine' || card.scope !== 'mine')) mustMayDo(db, 'author-templates');
        const isMine = isBy(me, row.owner) || row.owner === starterOwner;
        const next = { ...card, team: card.scope === 'team' ? card.team : '', folder: card.folder.trim(), owner: card.owner.trim() };

        if (next.slug !== row.slug) {
          if (slugs(db).has(next.slug)) throw notAllowed(`Another template is already called “${next.slug}”.`);
          if (users.length > 0) throw notAllowed(`It is included by its name “${row.slug}” in ${namesOf(users)}, so the name has to stay.`);
        }
        if (next.scope === 'team' && !me.teams.includes(next.team)) throw notAllowed(next.team === '' ? 'Say which team it is for.' : `You are not in the team “${next.team}”.`);
        const isOwnerChange = next.owner !== row.owner;
        if (isOwnerChange && !isMine) throw notAllowed(`Only its owner, ${row.owner}, can give it to somebody else.`);
        if (next.scope === 'mine' && row.scope !== 'mine' && !isMine) throw notAllowed(`Only its owner, ${row.owner}, can take it back from the others.`);
        // What nobody could open any more would be lost to everybody here.
        if (!isVisible(next, me)) throw notAllowed('A template that only its owner sees has to be your own.');
        const twin = next.language === row.language ? undefined : familyOf(db, row.family).find((one) => one.id !== templateId && one.language === next.language && isVisible(one, me));
        if (twin) throw notAllowed(`There is already a variant in the language “${next.language}”.`);

        const { reviewBy, ...rest } = next;
        const change = { ...rest, review_by: reviewBy };
        if (Object.entries(change).every(([name, value]) => row[name as keyof typeof change] === value)) return { rev };
        if (!changeTemplate(db, templateId, rev, { ...change, changed_at: clock.now() })) throw conflict(row.rev);
        return { rev: rev + 1 };
      });
    },
  };
}
