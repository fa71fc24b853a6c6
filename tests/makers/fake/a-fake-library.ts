import { countWords } from '#shared/answers/count-words.ts';
import type { HealthMark, TemplateContent, TemplateFault, TemplateSheet } from '#shared/words/library.ts';
import type { FilledTemplate } from '#shared/words/template.ts';
import type { FakeOs, FakeParts } from './parts.ts';

const filters = ['default', 'upcase'];

/** Filters nobody knows; one that only lacks its end can be mended. */
const faultsIn = (body: string): TemplateFault[] =>
  [...body.matchAll(/\{\{[^}]*\|\s*(\w+)/g)]
    .filter(([, name]) => !filters.includes(name ?? ''))
    .map((found) => {
      const to = found.index + found[0].length;
      const name = found[1] ?? '';
      return { from: to - name.length, to, line: body.slice(0, to).split('\n').length, severity: 'error' as const, say: `There is no filter “${name}”.`, instead: filters.find((known) => known.startsWith(name)) ?? null };
    });

/** Fill-ins as blanks, and the asker as somebody nobody knows. */
function filled({ body, fillIns }: TemplateContent): Pick<FilledTemplate, 'text' | 'blanks'> {
  const blanks = fillIns.map(({ key, label, hint, isRequired, maxChars }) => ({ key, label, hint, isRequired, maxChars, templateId: 'preview' }));
  const text = body.replaceAll(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, name: string) => `[[${blanks.find(({ key }) => `fill.${key}` === name)?.label ?? name}]]`);
  return { text, blanks: [...blanks, ...(body.includes('asker.name') ? [{ key: 'asker.name', label: 'asker.name', hint: '', isRequired: true, maxChars: null, templateId: 'preview' }] : [])] };
}

export const someContent = (over: Partial<TemplateContent> = {}): TemplateContent => ({
  title: 'Pinpoint red spots in a child',
  body: 'Hello {{ asker.name }}, {{ fill.acknowledge }}',
  aliases: [],
  communities: ['Dermatology'],
  tags: ['petechiae', 'child'],
  fillIns: [{ key: 'acknowledge', kind: 'text', label: 'One line in your own words', hint: 'Show that you read it', isRequired: true, maxChars: 200, choices: [], preset: '' }],
  disclaimerIds: [],
  sources: [],
  whenToUse: '',
  notFor: '',
  placement: 'bottom',
  suggestedLevel: '',
  ...over,
});

/** One template as its author sees it: published once, by `rounds`. */
export function aTemplateSheet(id: string, { content = someContent(), ...row }: Partial<TemplateSheet['row']> & { content?: TemplateContent } = {}): TemplateSheet {
  const whole: TemplateSheet['row'] = {
    id,
    kind: 'answer',
    slug: id,
    scope: 'community',
    team: '',
    owner: 'rounds',
    folder: 'Dermatology',
    language: 'en',
    reviewBy: null,
    title: content.title,
    tags: content.tags,
    communities: content.communities,
    status: 'published',
    version: 1,
    hasDraft: false,
    uses: 41,
    usedAt: null,
    changedAt: Date.now(),
    marks: [],
    matched: '',
    ...row,
  };
  return {
    row: whole,
    rev: 1,
    content,
    published: whole.version === 0 ? null : content,
    draftedBy: '',
    reviewAskedAt: null,
    mayPublish: true,
    whyNot: '',
    variants: [{ id, language: whole.language, title: whole.title, status: whole.status }],
    comments: [],
    used: { answers: whole.uses, lastAt: null, edited: 9 },
  };
}

const marked = (rows: readonly TemplateSheet['row'][], mark: HealthMark): number => rows.filter(({ marks }) => marks.includes(mark)).length;

/** A library in memory: saving, publishing and retiring work; what it reports is in the world. */
export function aFakeLibrary(os: FakeOs['library'], { world, tell, watch, fail, notFound }: FakeParts) {
  const sheetOf = (id: string): TemplateSheet => {
    const sheet = world.sheets.get(id);
    if (!sheet) throw notFound('template');
    return sheet;
  };
  const at = ({ templateId, rev }: { templateId: string; rev: number }): TemplateSheet => {
    const sheet = sheetOf(templateId);
    if (sheet.rev !== rev) throw fail({ kind: 'template-conflict', rev: sheet.rev, say: 'This template was changed in another window.', remedy: 'reload' });
    return sheet;
  };
  const changed = (sheet: TemplateSheet): { rev: number } => {
    sheet.rev += 1;
    Object.assign(sheet.row, { title: sheet.content.title, tags: sheet.content.tags, communities: sheet.content.communities });
    tell();
    return { rev: sheet.rev };
  };
  const untouched = { templates: [], policies: [], drafts: 0, waiting: 0, sent: 0 };
  return {
    page: os.page.handler(({ input: { filter, sort, offset, limit }, signal }) =>
      watch(() => {
        const every = [...world.sheets.values()].map(({ row }) => row);
        const rows = every.filter(
          (row) =>
            (filter.kind === undefined || row.kind === filter.kind) &&
            (filter.scope === undefined || row.scope === filter.scope) &&
            (filter.status === undefined || row.status === filter.status) &&
            (filter.folder === undefined || row.folder === filter.folder) &&
            (filter.community === undefined || row.communities.includes(filter.community)) &&
            (filter.language === undefined || row.language === filter.language) &&
            (filter.tag === undefined || row.tags.includes(filter.tag)) &&
            (filter.mark === undefined || row.marks.includes(filter.mark)) &&
            (filter.text === undefined || row.title.toLowerCase().includes(filter.text.toLowerCase())),
        );
        if (sort === 'title') rows.sort((a, b) => a.title.localeCompare(b.title));
        if (sort === 'uses') rows.sort((a, b) => b.uses - a.uses);
        const unique = (list: string[]): string[] => [...new Set(list)].toSorted();
        return {
          total: rows.length,
          offset,
          rows: rows.slice(offset, offset + limit),
          everything: every.length,
          folders: unique(every.map(({ folder }) => folder)),
          tags: unique(every.flatMap(({ tags }) => tags)),
          communities: unique(every.flatMap(({ communities }) => communities)),
          languages: unique(every.map(({ language }) => language)),
          marks: {
            'never-used': marked(every, 'never-used'),
            'often-edited': marked(every, 'often-edited'),
            overdue: marked(every, 'overdue'),
            'look-alike': marked(every, 'look-alike'),
            'dead-link': marked(every, 'dead-link'),
            fault: marked(every, 'fault'),
          },
        };
      }, signal),
    ),
    open: os.open.handler(({ input, signal }) => watch(() => world.sheets.get(input.templateId) ?? null, signal)),
    create: os.create.handler(({ input }) => {
      const id = `t-${world.sheets.size + 1}`;
      const content = input.from === undefined ? someContent({ title: input.title, body: '', fillIns: [] }) : { ...sheetOf(input.from).content, title: input.title };
      world.sheets.set(id, aTemplateSheet(id, { kind: input.kind, content, status: 'draft', version: 0, hasDraft: true, uses: 0, scope: 'mine', owner: world.status.me.username, language: input.language ?? 'en' }));
      tell();
      return { templateId: id };
    }),
    saveDraft: os.saveDraft.handler(({ input }) => {
      const sheet = at(input);
      sheet.content = input.content;
      sheet.draftedBy = world.status.me.username;
      Object.assign(sheet.row, { status: sheet.row.status === 'in-review' ? 'in-review' : 'draft', hasDraft: true });
      return changed(sheet);
    }),
    saveCard: os.saveCard.handler(({ input }) => {
      const sheet = at(input);
      Object.assign(sheet.row, input.card);
      return changed(sheet);
    }),
    discardDraft: os.discardDraft.handler(({ input }) => {
      const sheet = at(input);
      if (!sheet.published) {
        world.sheets.delete(input.templateId);
        tell();
        return { rev: sheet.rev };
      }
      sheet.content = sheet.published;
      Object.assign(sheet.row, { status: 'published', hasDraft: false });
      return changed(sheet);
    }),
    askForReview: os.askForReview.handler(({ input }) => {
      const sheet = at(input);
      sheet.row.status = 'in-review';
      sheet.reviewAskedAt = Date.now();
      return changed(sheet);
    }),
    returnToDraft: os.returnToDraft.handler(({ input }) => {
      const sheet = at(input);
      sheet.row.status = 'draft';
      sheet.reviewAskedAt = null;
      return changed(sheet);
    }),
    publish: os.publish.handler(({ input }) => {
      const sheet = at(input);
      if (!sheet.mayPublish) throw fail({ kind: 'not-allowed', say: sheet.whyNot, remedy: 'none' });
      sheet.published = sheet.content;
      Object.assign(sheet.row, { status: 'published', hasDraft: false, version: sheet.row.version + 1 });
      world.versions.set(input.templateId, [{ version: sheet.row.version, content: sheet.content, publishedBy: world.status.me.username, publishedAt: Date.now(), note: input.note }, ...(world.versions.get(input.templateId) ?? [])]);
      return { ...changed(sheet), version: sheet.row.version };
    }),
    retire: os.retire.handler(({ input }) => {
      const sheet = at(input);
      sheet.row.status = input.isRetired ? 'retired' : 'published';
      return changed(sheet);
    }),
    versions: os.versions.handler(({ input }) => world.versions.get(input.templateId) ?? []),
    restore: os.restore.handler(({ input }) => {
      const sheet = at(input);
      const old = world.versions.get(input.templateId)?.find(({ version }) => version === input.version);
      if (!old) throw notFound('version');
      sheet.content = old.content;
      sheet.published = old.content;
      sheet.row.version += 1;
      world.versions.get(input.templateId)?.unshift({ ...old, version: sheet.row.version, publishedBy: world.status.me.username, publishedAt: Date.now(), note: `The words of version ${old.version} again.` });
      return { ...changed(sheet), version: sheet.row.version };
    }),
    comment: os.comment.handler(({ input }) => {
      const sheet = sheetOf(input.templateId);
      sheet.comments.push({ id: sheet.comments.length + 1, author: world.status.me.username, text: input.text, at: Date.now(), isDone: false });
      tell();
      return {};
    }),
    commentDone: os.commentDone.handler(({ input }) => {
      for (const comment of sheetOf(input.templateId).comments) if (comment.id === input.commentId) comment.isDone = input.isDone;
      tell();
      return {};
    }),
    touches: os.touches.handler(({ input }) => world.touches.get(input.templateId) ?? untouched),
    report: os.report.handler(({ input }) => ({ faults: faultsIn(input.content.body), words: countWords(input.content.body), grade: 3.8, includes: [] })),
    variables: os.variables.handler(() => ({ variables: [{ name: 'asker.name', say: 'Name the asker goes by', example: 'marble_leg_mama' }], snippets: [{ slug: 'safety-net', title: 'Safety net' }], filters })),
    preview: os.preview.handler(({ input }) => ({ templateId: 'preview', version: 0, title: input.content.title, ...filled(input.content), fields: [], disclaimerIds: [] })),
    tryOut: os.tryOut.handler(async function* () {
      const total = world.tries.length;
      yield await Promise.resolve({ done: 0, total, row: null });
      for (const [index, row] of world.tries.entries()) yield await Promise.resolve({ done: index + 1, total, row });
    }),
    health: os.health.handler(() => ({ rows: [...world.sheets.values()].map(({ row }) => row).filter(({ marks, status }) => marks.length > 0 && status !== 'retired'), alike: world.alike, links: world.links, titles: Object.fromEntries([...world.sheets.values()].map(({ row }) => [row.id, row.title])) })),
    checkLinks: os.checkLinks.handler(async function* () {
      const total = world.links.length;
      yield await Promise.resolve({ done: 0, total, link: null });
      for (const [index, link] of world.links.entries()) yield { done: index + 1, total, link: { ...link, state: link.url.includes('gone') ? ('dead' as const) : ('answers' as const), say: '', checkedAt: Date.now() } };
    }),
  };
}
