import { z } from 'zod';
import { noTicks, type Ticks } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { FilledTemplate, TemplateOffer } from '#shared/words/template.ts';
import type { SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { allTemplates, templateById } from '../store/templates.ts';
import { TroubleError } from '../trouble.ts';
import { excerptOf } from '../threads/plain-text.ts';
import { createContexts, labels } from './context.ts';
import { createFinder, plainStart, type Asked, type Found } from './finder.ts';
import { fillIn, loadLibrary, localePacks } from './library.ts';
import { renderTemplate, TemplateFault } from './render.ts';

/** The template library of this desk. Fills its tables at the first start and when the library that comes with Rounds is newer. */
export function createTemplates({ db, settings }: { db: Db; settings: SettingsFile }) {
  loadLibrary(db);
  const contexts = createContexts({ db, settings });
  let finder: ReturnType<typeof createFinder> | null = null;
  db.onCommit((tables) => {
    if (tables.has('templates')) finder = null;
  });

  const askedOf = (questionId: QuestionId | undefined): Asked | null => {
    const context = questionId === undefined ? null : contexts.of(questionId, noTicks);
    if (!context) return null;
    const { title, tags, community, bodyText, patient, pictures } = context;
    return { title, tags, community, bodyText, isChild: patient.isChild === true, isPregnant: patient.isPregnant === true || patient.mentionsPlanning, hasPhoto: pictures > 0, isAnimal: context.values['community']?.['kind'] === 'pets' };
  };

  return {
    find(text: string, questionId?: QuestionId): TemplateOffer[] {
      finder ??= createFinder(allTemplates(db));
      const asked = askedOf(questionId);
      const typed = text.trim();
      return (typed === '' ? finder.forQuestion(asked) : finder.byText(typed, asked)).map(offerOf);
    },

    fill({ templateId, questionId, ticks }: { templateId: string; questionId: QuestionId; ticks: Ticks }): FilledTemplate {
      const row = templateById(db, templateId);
      if (!row) throw new TroubleError({ kind: 'not-found', what: 'template', say: 'This template is no longer in the library.', remedy: 'reload' });
      const context = contexts.of(questionId, ticks);
      if (!context) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
      try {
        const fillIns = z.array(fillIn).parse(JSON.parse(row.fill_ins));
        const { text, blanks } = renderTemplate(row.body, { templateId, fillIns, values: context.values, labels });
        return { templateId, version: row.version, title: row.title, text, blanks, disclaimerIds: z.array(z.string()).parse(JSON.parse(row.disclaimer_ids)) };
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error;
        throw new TroubleError({ kind: 'template-fault', line: error.line, say: `The template “${row.title}” has a mistake${error.line === null ? '' : ` in line ${error.line}`}: ${error.message}`, remedy: 'none' });
      }
    },

    localePacks: () => localePacks().map(({ code, name, emergency, checked }) => ({ code, name, emergency, checked: [...checked] })),
  };
}
export type Templates = ReturnType<typeof createTemplates>;

const offerOf = ({ row, why }: Found): TemplateOffer => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  community: row.community,
  tags: JSON.parse(row.tags) as string[],
  whenToUse: row.when_to_use,
  notFor: row.not_for,
  start: excerptOf(plainStart(row.body), 160),
  uses: row.uses,
  why,
});

