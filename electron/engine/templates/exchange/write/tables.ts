import MarkdownIt from 'markdown-it';
import type { OwnTemplate } from '../arriving.ts';
import { csvColumns } from '../formats/csv.ts';
import { wordsAsCell, writePlainTable, writeTable } from '../formats/table.ts';
import { zammadColumns } from '../formats/zammad.ts';
import { bracketed, outgoing, sayIn, textFile, withTitles, type Exported, type Tongue } from '../words/say-in.ts';
import { namedIn, zammad } from '../words/variables.ts';

/** Everything a spreadsheet can hold; the body stays as it is stored. */
export function writeCsv(templates: readonly OwnTemplate[]): Exported {
  const losses: string[] = [];
  const rows = outgoing(templates).map(({ template, words }) => {
    const lists = [words.aliases, words.communities, words.tags].map((list) => wordsAsCell(list));
    if (lists.some(({ isCut }) => isCut)) losses.push(`“${words.title}” has a semicolon in a name or a tag; it became a comma.`);
    const [aliases = '', topics = '', tags = ''] = lists.map(({ cell }) => cell);
    const gone = [
      ...(words.fillIns.length === 0 ? [] : ['labels, hints, choices and limits of its blanks']),
      ...(words.sources.length === 0 ? [] : ['its sources']),
      ...(words.disclaimerIds.length === 0 ? [] : ['the disclaimers that go with it']),
      ...(words.notFor === '' ? [] : ['what it is not for']),
      ...(words.suggestedLevel === '' ? [] : ['its level']),
      ...(template.folder === '' ? [] : ['its folder']),
      ...(template.content !== null && template.draft !== null ? ['the draft beside it'] : []),
    ];
    if (gone.length > 0) losses.push(`“${words.title}” leaves behind: ${gone.join('; ')}.`);
    const scope = template.scope === 'team' ? `team:${template.team}` : template.scope;
    const status = template.isRetired ? 'retired' : template.content !== null ? 'published' : 'draft';
    const cells: Record<(typeof csvColumns)[number], string> = { id: template.id, kind: template.kind, title: words.title, aliases, topics, tags, scope, owner: template.owner, language: template.language, status, review_by: template.reviewBy ?? '', when_to_use: words.whenToUse, body: words.body };
    return csvColumns.map((column) => cells[column]);
  });
  return textFile('rounds-templates.csv', 'text/csv', writeTable([csvColumns, ...rows]), losses);
}

const tongue: Tongue = {
  text: (text) => text,
  variable: (name) => {
    const theirs = namedIn(zammad, name);
    return theirs === null ? null : `#{${theirs}}`;
  },
  blank: bracketed,
  include: () => null,
};

/** Text modules: HTML, and one group each, because a second one is lost when the file is read there. */
export function writeZammad(templates: readonly OwnTemplate[]): Exported {
  const html = new MarkdownIt({ html: false, linkify: false, breaks: true });
  const all = withTitles(outgoing(templates));
  const bySlug = new Map(all.map((one) => [one.template.slug, one]));
  const losses: string[] = [];
  const rows = all.map((one) => {
    const { template, words } = one;
    const { text, losses: lost } = sayIn(tongue, one, bySlug, ['aliases', 'communities', 'whenToUse']);
    losses.push(...lost);
    const groups = words.communities.filter((name) => name !== '*');
    if (groups.length > 1) losses.push(`“${words.title}” leaves behind: its other groups (${groups.slice(1).join(', ')}); a file of text modules keeps one.`);
    if (words.aliases.some((alias) => alias.includes(','))) losses.push(`“${words.title}” has another name with a comma; there it will be two.`);
    const cells: Record<(typeof zammadColumns)[number], string> = { id: '', name: words.title, keywords: words.aliases.join(','), content: html.render(text).trim(), note: words.whenToUse, active: String(!template.isRetired), groups: groups[0] ?? '' };
    return zammadColumns.map((column) => cells[column]);
  });
  return textFile('zammad-text-modules.csv', 'text/csv', writePlainTable([zammadColumns, ...rows]), losses);
}
