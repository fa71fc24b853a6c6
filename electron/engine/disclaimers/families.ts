import type { TemplateContent } from '#shared/words/library.ts';
import type { Db } from '../store/db.ts';
import { readContent, type TemplateRecord } from '../store/templates.ts';
import type { SnippetWords } from '../templates/language/job.ts';
import { isVisible, type Person } from '../templates/library/visible.ts';
import type { Candidate } from './deciding/decide.ts';

/** One way of saying a disclaimer: published, not retired. */
export interface Wording {
  row: TemplateRecord;
  content: TemplateContent;
}

/** A disclaimer with every language it can be said in, its own first. `id` is what policies, templates and drafts call it. */
export interface Family extends Wording {
  id: string;
  wordings: readonly Wording[];
}

/** What can be put on an answer, read again when the library changed. */
export function createFamilies(db: Db) {
  let known: { families: readonly Family[]; snippets: ReadonlyMap<string, SnippetWords> } | null = null;
  const forget = new Set<() => void>();
  db.onCommit((tables) => {
    if (!tables.has('templates')) return;
    known = null;
    for (const call of forget) call();
  });

  const read = (): NonNullable<typeof known> => {
    const rows = db.all(db.sql.selectFrom('templates').selectAll().where('kind', 'in', ['disclaimer', 'snippet']).where('is_retired', '=', 0).where('content', 'is not', null).orderBy('id'));
    const wordings = rows.flatMap((row) => {
      const content = readContent(row.content);
      return content ? [{ row, content }] : [];
    });
    const disclaimers = wordings.filter(({ row }) => row.kind === 'disclaimer');
    return {
      families: disclaimers
        .filter(({ row }) => row.id === row.family)
        .map((own) => ({ ...own, id: own.row.id, wordings: [own, ...disclaimers.filter(({ row }) => row.family === own.row.id && row.id !== own.row.id && row.language !== own.row.language)] })),
      snippets: new Map(wordings.flatMap(({ row, content }) => (row.kind === 'snippet' ? [[row.slug, { body: content.body, fillIns: content.fillIns }] as const] : []))),
    };
  };

  return {
    all: (): readonly Family[] => (known ??= read()).families,
    /** What a disclaimer may include, by name. */
    snippet: (slug: string): SnippetWords | undefined => (known ??= read()).snippets.get(slug),
    /** Calls when what was read is no longer so. */
    onChange: (call: () => void): void => void forget.add(call),
  };
}
export type Families = ReturnType<typeof createFamilies>;

/** As its author meant it for this community; what is offered is in the person's scopes, what a policy asks for goes with every answer. */
export function candidateOf({ id, content, row }: Family, community: string, me: Person): Candidate {
  const isHere = content.communities.length === 0 || content.communities.some((name) => name === '*' || name.toLowerCase() === community.toLowerCase());
  return { id, placement: content.placement, whenToUse: content.whenToUse, fits: isHere && isVisible(row, me) };
}
