import { describe, expect, it } from 'vitest';
import type { LibraryFilter } from '#shared/words/library.ts';
import { isVisible } from '#electron/engine/templates/library/visible.ts';
import { aLibrary, aTemplate, someContent, type LibraryUnderTest } from '#tests/makers/a-library.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const everybody = [
  ['ada, who owns them, of team a', 'ada', ['a'], ['mine', 'team-a', 'community']],
  ['Ada, whom the forum writes with a capital', 'Ada', ['a'], ['mine', 'team-a', 'community']],
  ['sam of team a', 'sam', ['a'], ['team-a', 'community']],
  ['kim of team b', 'kim', ['b'], ['team-b', 'community']],
  ['a newcomer without a team', 'max', [], ['community']],
  ['somebody the forum has not named yet', '', [], ['community']],
  ['somebody whose team has no name', 'eve', [''], ['community']],
] as const;

const aMixedLibrary = (): LibraryUnderTest => {
  const library = aLibrary();
  aTemplate(library.db, 'mine', { row: { scope: 'mine' } });
  aTemplate(library.db, 'team-a', { row: { scope: 'team', team: 'a' } });
  aTemplate(library.db, 'team-b', { row: { scope: 'team', team: 'b', owner: 'bea' } });
  aTemplate(library.db, 'team-none', { row: { scope: 'team', team: '', owner: 'bea' } });
  aTemplate(library.db, 'community');
  return library;
};
const idsOf = async (library: LibraryUnderTest, filter: LibraryFilter = {}): Promise<string[]> => {
  const page = await latest(library.page({ filter, sort: 'title', offset: 0, limit: 200 }, undefined));
  return page?.rows.map(({ id }) => id).toSorted() ?? [];
};

describe('a person sees only the scopes of theirs', () => {
  it.each(everybody)('%s', async (_, name, teams, sees) => {
    const library = aMixedLibrary();
    library.become(name, teams);
    const expected: string[] = [...sees].toSorted();
    expect(await idsOf(library)).toEqual(expected);
    expect(await idsOf(library, { text: 'mine team community' })).toEqual(expected);
    const page = await latest(library.page({ filter: {}, sort: 'best', offset: 0, limit: 200 }, undefined));
    expect(page).toMatchObject({ total: expected.length, everything: expected.length });

    const hidden = ['mine', 'team-a', 'team-b', 'team-none', 'community'].filter((id) => !expected.includes(id));
    for (const templateId of hidden) {
      expect(await latest(library.open(templateId, undefined))).toBeNull();
      const at = { templateId, rev: 1 };
      const card = { slug: 'x', scope: 'community' as const, team: '', owner: name, folder: '', language: 'en', reviewBy: null };
      const acts = [
        () => library.saveDraft({ ...at, content: someContent() }),
        () => library.saveCard({ ...at, card }),
        () => library.discardDraft(at),
        () => library.askForReview(at),
        () => library.returnToDraft(at),
        () => library.retire({ ...at, isRetired: true }),
        () => library.versions(templateId),
        () => library.touches(templateId),
        () => library.comment({ templateId, text: 'x' }),
        () => library.commentDone({ templateId, commentId: 1, isDone: true }),
        () => library.create({ kind: 'answer', title: '', from: templateId }),
      ];
      for (const act of acts) expect(troubleFrom(act).kind).toBe('not-found');
      await expect(library.publish({ ...at, note: '' })).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
      await expect(library.restore({ ...at, version: 1 })).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
    }
  });

  it('what has no owner yet is of whoever sits here', () => {
    expect(isVisible({ scope: 'mine', team: '', owner: '' }, { name: 'robin', teams: [] })).toBe(true);
    expect(isVisible({ scope: 'mine', team: '', owner: 'ada' }, { name: '', teams: [] })).toBe(false);
  });

  it('and sees more the moment they join a team', async () => {
    const library = aMixedLibrary();
    library.become('max', []);
    expect(await idsOf(library)).toEqual(['community']);
    library.become('max', ['b']);
    expect(await idsOf(library)).toEqual(['community', 'team-b']);
  });
});
