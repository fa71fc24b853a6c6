import type { TemplateContent, TemplateFault, TemplateReport, VariableName } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';
import type { TemplateRecord } from '../../../store/templates.ts';
import { variables } from '../../language/check/variables.ts';
import { filterNames } from '../../language/check/vocabulary.ts';
import type { Renderer, ReportJob } from '../../language/renderer.ts';
import { reach } from '../../language/snippets.ts';
import type { Catalog, Entry } from '../catalog.ts';
import { snippetsFor, wordsOf } from '../snippets.ts';
import { isVisible, type Person } from '../visible.ts';

/** What is wrong in words, published or not yet saved. */
export function createReports({ catalog, renderer, person }: { catalog: Catalog; renderer: Pick<Renderer, 'report'>; person: () => Person }) {
  const look = ({ kind, language, slug }: Pick<ReportJob, 'kind' | 'language' | 'slug'>, content: TemplateContent, snippets: ReturnType<typeof snippetsFor>): Promise<TemplateReport> => {
    const reached = reach(content.body, (name) => snippets.get(name)?.published);
    // The others are named only, so that a slip of the pen can be told which one was meant.
    const words = Object.fromEntries([...snippets].map(([name, snippet]) => [name, reached.has(name) ? wordsOf(snippet) : { body: '', fillIns: [] }]));
    return renderer.report({ body: content.body, fillIns: content.fillIns, kind, language, slug, snippets: words });
  };

  return {
    /** `templateId`: whose name must not come round again. */
    report({ templateId, kind, content }: { templateId?: string; kind: TemplateKind; content: TemplateContent }): Promise<TemplateReport> {
      const me = person();
      const entries = catalog.all();
      const entry = templateId === undefined ? undefined : entries.get(templateId);
      const known = entry && isVisible(entry.record, me) ? entry.record : null;
      return look({ kind, language: known?.language ?? 'en', slug: known && kind === 'snippet' ? known.slug : null }, content, snippetsFor(entries, me));
    },

    /** The same for words about to be published; what others could not include is wrong there too. */
    async faultsOf(row: TemplateRecord, content: TemplateContent): Promise<TemplateFault[]> {
      const snippets = snippetsFor(catalog.all(), person());
      const { faults } = await look({ kind: row.kind, language: row.language, slug: row.kind === 'snippet' ? row.slug : null }, content, snippets);
      const hidden = row.scope === 'mine' ? [] : [...reach(content.body, (name) => snippets.get(name)?.published).keys()].flatMap((name) => snippets.get(name) ?? []).filter((snippet) => !isSharedLike(snippet, row));
      return [...faults, ...hidden.map(({ record }) => hiddenFault(content.body, record.slug))];
    },

    /** What a body may speak of. */
    variables(): { variables: VariableName[]; snippets: { slug: string; title: string }[]; filters: string[] } {
      const snippets = [...snippetsFor(catalog.all(), person())].map(([slug, { published }]) => ({ slug, title: published.title }));
      return { variables: [...variables], snippets: snippets.toSorted((a, b) => a.title.localeCompare(b.title)), filters: [...filterNames] };
    },
  };
}

/** Whether everybody who sees the template sees the snippet too. */
const isSharedLike = ({ record }: Entry, row: TemplateRecord): boolean => record.scope === 'community' || (record.scope === 'team' && row.scope === 'team' && record.team === row.team);

function hiddenFault(body: string, slug: string): TemplateFault {
  const at = Math.max(0, body.indexOf(slug));
  return { from: at, to: at + slug.length, line: body.slice(0, at).split('\n').length, severity: 'error', say: `Not everybody who sees this template can see the snippet “${slug}”. Share the snippet first.`, instead: null };
}
