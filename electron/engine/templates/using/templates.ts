import { noTicks, type Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { FilledTemplate, TemplateOffer } from '#shared/words/template.ts';
import type { Clock, SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { noteInsert, pinsIn, placeOf, setPin, usesIn } from '../../store/use/template-use.ts';
import { allCounts, type CountRecord } from '../../store/templates.ts';
import { TroubleError } from '../../trouble.ts';
import { guessLanguage } from '../../disclaimers/guess-language.ts';
import { TemplateFault } from '../language/render.ts';
import type { Renderer } from '../language/renderer.ts';
import { withSnippets } from '../language/snippets.ts';
import type { Catalog } from '../library/catalog.ts';
import { readPerson } from '../library/person.ts';
import { snippetsFor, wordsOf } from '../library/snippets.ts';
import { loadLibrary } from '../library/starter.ts';
import { isVisible } from '../library/visible.ts';
import { createContexts, labels } from './context.ts';
import { favour, offersForQuestion, offersForText, type Asked, type Moment } from './offers.ts';
import { weigh } from './question-words.ts';
import { createShelf } from './shelf.ts';

/** What the offers for a question hang on, beside its own words and the person. */
const decisive = ['templates', 'template_counts', 'template_places', 'template_pins'] as const;

/** Templates for whoever answers. Fills the library at the first start and when the one that comes with Rounds is newer. */
export function createTemplates({ db, settings, renderer, clock, catalog }: { db: Db; settings: SettingsFile; renderer: Renderer; clock: Clock; catalog: Catalog }) {
  loadLibrary(db, undefined, clock.now());
  const contexts = createContexts({ db, settings });
  const shelf = createShelf({ db, catalog, clock });
  // Sending counts a use; that changes what is offered first, and nothing that is searched.
  let counts: Map<string, CountRecord> | null = null;
  // A question is asked about when it is opened, and again whenever the picker is.
  let last: { for: string; offers: TemplateOffer[] } | null = null;
  db.onCommit((tables) => {
    if (tables.has('template_counts')) counts = null;
    if (decisive.some((table) => tables.has(table))) last = null;
  });

  const askedOf = (questionId: QuestionId | undefined): Asked | null => {
    const context = questionId === undefined ? null : contexts.of(questionId, noTicks);
    if (!context) return null;
    const { title, tags, community, bodyText, patient, pictures, values, level, flags } = context;
    return {
      title,
      tags,
      community,
      bodyText,
      level: level ?? '',
      isCrisis: flags.includes('crisis'),
      language: guessLanguage(`${title}\n${bodyText}`),
      isChild: patient.isChild === true,
      isPregnant: patient.isPregnant === true || patient.mentionsPlanning,
      hasPhoto: pictures > 0,
      isAnimal: values['community']?.['kind'] === 'pets',
    };
  };

  const momentOf = (questionId: QuestionId | undefined): Moment => {
    const place = questionId === undefined ? undefined : placeOf(db, questionId);
    const here = place ? usesIn(db, place) : new Map<string, number>();
    counts ??= new Map(allCounts(db).map((row) => [row.template_id, row]));
    const known = counts;
    const now = clock.now();
    return {
      person: readPerson({ db, settings }),
      asked: askedOf(questionId),
      pinned: new Set(place ? pinsIn(db, place) : []),
      past: (id) => ({ uses: known.get(id)?.uses ?? 0, usedAt: known.get(id)?.used_at ?? null, here: here.get(id) ?? 0 }),
      today: dayOf(now),
      now,
    };
  };

  return {
    /** What fits this question; with `text`, what fits those words. At most 50, best first. */
    find(text: string, questionId?: QuestionId): TemplateOffer[] {
      const { finder, rows } = shelf.now();
      const moment = momentOf(questionId);
      const typed = text.trim();
      if (typed !== '') {
        const hits = finder.typed(typed, (id) => {
          const row = rows.get(id);
          return row ? favour(row, moment) : 1;
        });
        return offersForText(hits, rows, moment);
      }
      const asked = JSON.stringify([questionId, moment.asked, moment.person, moment.today]);
      if (last?.for === asked) return last.offers;
      const words = moment.asked ? weigh(moment.asked) : new Map<string, { word: string; worth: number }>();
      const offers = offersForQuestion(finder.about(new Map([...words].map(([key, { worth }]) => [key, worth]))), words, rows, moment);
      last = { for: asked, offers };
      return offers;
    },

    /** Keeps a template on top for the community of this question, or no longer. */
    pin({ templateId, questionId, isPinned }: { templateId: string; questionId: QuestionId; isPinned: boolean }): Record<string, never> {
      const place = placeOf(db, questionId);
      if (!place) throw noSuchQuestion();
      if (isPinned && !shelf.now().rows.has(templateId)) throw noSuchTemplate();
      setPin(db, place, templateId, isPinned);
      return {};
    },

    /** A template was put into an answer. */
    inserted({ templateId, questionId, version, text }: { templateId: string; questionId: QuestionId; version: number; text: string }): Record<string, never> {
      if (!placeOf(db, questionId)) throw noSuchQuestion();
      noteInsert(db, { question_id: questionId, template_id: templateId, version, text, at: clock.now() });
      return {};
    },

    async fill({ templateId, questionId, ticks, answers }: { templateId: string; questionId: QuestionId; ticks: Ticks; answers: FillAnswers }): Promise<FilledTemplate> {
      const person = readPerson({ db, settings });
      const entries = catalog.all();
      const { record, published: content } = entries.get(templateId) ?? {};
      if (!record || !content || !isVisible(record, person)) throw noSuchTemplate();
      const snippets = snippetsFor(entries, person);
      const withThem = withSnippets(content, (slug) => {
        const snippet = snippets.get(slug);
        return snippet && wordsOf(snippet);
      });
      const context = contexts.of(questionId, ticks);
      if (!context) throw noSuchQuestion();
      try {
        const { text, blanks, fields } = await renderer.render({ templateId, body: content.body, ...withThem, answers, values: context.values, labels });
        return { templateId, version: record.version, title: content.title, text, blanks, fields, disclaimerIds: content.disclaimerIds };
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error;
        throw new TroubleError({ kind: 'template-fault', line: error.line, say: `The template “${content.title}” has a mistake${error.line === null ? '' : ` in line ${error.line}`}: ${error.message}`, remedy: 'none' });
      }
    },

    start: shelf.start,
    stop: shelf.stop,
  };
}
export type Templates = ReturnType<typeof createTemplates>;

/** The day at this desk, YYYY-MM-DD. */
function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

const noSuchTemplate = (): TroubleError => new TroubleError({ kind: 'not-found', what: 'template', say: 'This template is no longer in the library.', remedy: 'reload' });
const noSuchQuestion = (): TroubleError => new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
