import { noTicks, type Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { FilledTemplate, TemplateOffer } from '#shared/words/template.ts';
import type { SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { allCounts, allTemplates, readContent, templateById } from '../../store/templates.ts';
import { TroubleError } from '../../trouble.ts';
import { excerptOf } from '../../threads/plain-text.ts';
import { createContexts, labels } from './context.ts';
import { createFinder, plainStart, type Asked, type Findable, type Found } from './finder.ts';
import { loadLibrary } from '../library/starter.ts';
import type { Renderer } from '../language/renderer.ts';
import { TemplateFault } from '../language/render.ts';

/** Templates for whoever answers. Fills the library at the first start and when the one that comes with Rounds is newer. */
export function createTemplates({ db, settings, renderer }: { db: Db; settings: SettingsFile; renderer: Renderer }) {
  loadLibrary(db);
  const contexts = createContexts({ db, settings });
  let finder: ReturnType<typeof createFinder> | null = null;
  db.onCommit((tables) => {
    if (tables.has('templates') || tables.has('template_counts')) finder = null;
  });

  const findable = (): Findable[] => {
    const uses = new Map(allCounts(db).map((row) => [row.template_id, row.uses]));
    return allTemplates(db).flatMap((row) => {
      const content = row.kind === 'disclaimer' || row.is_retired === 1 ? null : readContent(row.content);
      return content ? [{ id: row.id, kind: row.kind, content, uses: uses.get(row.id) ?? 0 }] : [];
    });
  };

  const askedOf = (questionId: QuestionId | undefined): Asked | null => {
    const context = questionId === undefined ? null : contexts.of(questionId, noTicks);
    if (!context) return null;
    const { title, tags, community, bodyText, patient, pictures } = context;
    return { title, tags, community, bodyText, isChild: patient.isChild === true, isPregnant: patient.isPregnant === true || patient.mentionsPlanning, hasPhoto: pictures > 0, isAnimal: context.values['community']?.['kind'] === 'pets' };
  };

  return {
    pin(_input: { templateId: string; questionId: QuestionId; isPinned: boolean }): Record<string, never> {
      throw new Error('This is being built.');
    },

    inserted(_input: { templateId: string; questionId: QuestionId; version: number; text: string }): Record<string, never> {
      throw new Error('This is being built.');
    },

    find(text: string, questionId?: QuestionId): TemplateOffer[] {
      finder ??= createFinder(findable());
      const asked = askedOf(questionId);
      const typed = text.trim();
      return (typed === '' ? finder.forQuestion(asked) : finder.byText(typed, asked)).map(offerOf);
    },

    async fill({ templateId, questionId, ticks, answers }: { templateId: string; questionId: QuestionId; ticks: Ticks; answers: FillAnswers }): Promise<FilledTemplate> {
      const row = templateById(db, templateId);
      const content = readContent(row?.content ?? null);
      if (!row || !content) throw new TroubleError({ kind: 'not-found', what: 'template', say: 'This template is no longer in the library.', remedy: 'reload' });
      const context = contexts.of(questionId, ticks);
      if (!context) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
      try {
        const { text, blanks, fields } = await renderer.render({ templateId, body: content.body, fillIns: content.fillIns, answers, values: context.values, labels, snippets: {} });
        return { templateId, version: row.version, title: content.title, text, blanks, fields, disclaimerIds: content.disclaimerIds };
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error;
        throw new TroubleError({ kind: 'template-fault', line: error.line, say: `The template “${content.title}” has a mistake${error.line === null ? '' : ` in line ${error.line}`}: ${error.message}`, remedy: 'none' });
      }
    },
  };
}
export type Templates = ReturnType<typeof createTemplates>;

const offerOf = ({ row, why }: Found): TemplateOffer => ({
  id: row.id,
  title: row.content.title,
  kind: row.kind,
  communities: row.content.communities,
  tags: row.content.tags,
  whenToUse: row.content.whenToUse,
  notFor: row.content.notFor,
  start: excerptOf(plainStart(row.content.body), 160),
  uses: row.uses,
  why,
  isBest: false,
  isPinned: false,
  isOverdue: false,
});
