import type { DraftContent } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import { policyWhen, type Policy } from '#shared/words/policy.ts';
import type { DisclaimerBlock, DisclaimerItem } from '#shared/words/template.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { allPolicies } from '../store/policies.ts';
import { allTemplates, readContent, templateById } from '../store/templates.ts';
import { TemplateFault, type Values } from '../templates/language/render.ts';
import type { Renderer } from '../templates/language/renderer.ts';
import { createContexts, labels, type Context } from '../templates/using/context.ts';
import { holds, type AnswerFacts } from './policy-holds.ts';

/** More is a wall nobody reads. */
const mostAttached = 3;

/** What is said about the limits of an answer, chosen by the policies, by the templates used and by the person. */
export function createDisclaimers({ db, live, clock, settings, renderer }: { db: Db; live: Live; clock: Clock; settings: SettingsFile; renderer: Renderer }) {
  const contexts = createContexts({ db, settings });

  const policies = (): Policy[] =>
    allPolicies(db).map((row) => ({ id: row.id, title: row.title, disclaimerId: row.disclaimer_id, rule: row.rule, when: policyWhen.parse(JSON.parse(row.when)), position: row.position, isOn: row.is_on === 1, rev: row.rev }));

  const bodyOf = async (id: string, content: TemplateContent, values: Values): Promise<string> => {
    try {
      return (await renderer.render({ templateId: id, body: content.body, fillIns: [], answers: {}, values, labels, snippets: {} })).text;
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error;
      // Better its source with its marks, which cannot be sent, than an answer without it.
      return content.body;
    }
  };

  return {
    /** What would be added to this answer now, and every other disclaimer it could carry. An unknown question gets an empty block. */
    async forAnswer(questionId: QuestionId, content: DraftContent): Promise<DisclaimerBlock> {
      const context = contexts.of(questionId, content.ticks);
      if (!context) return { top: '', bottom: '', items: [] };
      const used = content.templates.flatMap((use) => templateById(db, use.templateId) ?? []);
      const isModeration = used.length > 0 && used.every(({ kind }) => kind === 'moderation');
      const brought = new Map(used.flatMap((row) => (readContent(row.content)?.disclaimerIds ?? []).map((id) => [id, row] as const)));
      const facts = factsOf(context, content, contexts.mentionsMedicine(content.text, context));
      const values = valuesFor(context, content);
      const rules = isModeration ? [] : policies().filter((policy) => policy.isOn && holds(policy.when, facts));

      const candidates = allTemplates(db)
        .filter((row) => row.kind === 'disclaimer' && row.id === row.family && row.is_retired === 0)
        .flatMap((row) => {
          const words = readContent(row.content);
          if (!words) return [];
          const mine = rules.filter((policy) => policy.disclaimerId === row.id);
          const isRequired = mine.some(({ rule }) => rule === 'must');
          const isForbidden = !isRequired && mine.some(({ rule }) => rule === 'must-not');
          const position = Math.min(...mine.map((policy) => policy.position), 1_000);
          const isAdded = content.disclaimers.added.includes(row.id) && !isForbidden;
          const isRemoved = content.disclaimers.removed.includes(row.id);
          const because = mine.find(({ rule }) => rule !== 'must-not');
          const template = brought.get(row.id);
          return [{ row, words, isRequired, isForbidden, position, isAdded, isRemoved, because, template }];
        })
        .toSorted((a, b) => a.position - b.position || a.row.id.localeCompare(b.row.id));

      const wanted = candidates.filter((one) => one.isRequired || one.isAdded || (!one.isRemoved && !one.isForbidden && (one.because !== undefined || one.template !== undefined)));
      const fixed = wanted.filter((one) => one.isRequired || one.isAdded);
      const attached = new Set([...fixed, ...wanted.filter((one) => !fixed.includes(one)).slice(0, Math.max(0, mostAttached - fixed.length))]);
      const items = await Promise.all(
        candidates.map(async (one): Promise<DisclaimerItem> => ({
          id: one.row.id,
          title: one.words.title,
          body: await bodyOf(one.row.id, one.words, values),
          version: one.row.version,
          placement: one.words.placement,
          reason: one.because ? `because of the policy “${one.because.title}”` : one.words.whenToUse,
          isAttached: attached.has(one),
          isRequired: one.isRequired,
          isForbidden: one.isForbidden,
          languages: [one.row.language],
          language: one.row.language,
        })),
      );
      const sorted = items.toSorted((a, b) => Number(b.isAttached) - Number(a.isAttached));
      const part = (placement: 'top' | 'bottom'): string =>
        sorted
          .filter((item) => item.isAttached && item.placement === placement)
          .map((item) => item.body)
          .join('\n\n');
      return { top: part('top'), bottom: part('bottom'), items: sorted };
    },

    /** Says that what `forAnswer` would answer may have changed for every answer. */
    changes: (signal: AbortSignal | undefined) => live.watch(['policies', 'locale_packs', 'templates', 'settings'], () => ({ at: clock.now() }), signal),
  };
}
export type Disclaimers = ReturnType<typeof createDisclaimers>;

function factsOf(context: Context, content: DraftContent, mentionsMedicine: boolean): AnswerFacts {
  const question = context.values['question'] ?? {};
  const patient = new Set<'child' | 'pregnancy'>();
  if (valuesFor(context, content)['question']?.['patient_is_child'] === true) patient.add('child');
  if (question['is_pregnant'] === true || question['mentions_planning'] === true) patient.add('pregnancy');
  const said = new Set<'medicine' | 'photo' | 'photo-of-minor'>();
  if (mentionsMedicine) said.add('medicine');
  if (question['has_photo'] === true) said.add('photo');
  if (question['photo_of_minor'] === true) said.add('photo-of-minor');
  const kind = context.values['community']?.['kind'];
  return {
    community: context.community,
    communityKind: kind === 'pets' || kind === 'legal' || kind === 'money' ? kind : 'health',
    tags: context.tags,
    level: null,
    patient,
    content: said,
    role: context.values['volunteer']?.['is_clinician'] === true ? 'clinician' : 'volunteer',
  };
}

/** A young person who writes for themselves is not told "your child". */
function valuesFor(context: Context, content: DraftContent): Values {
  const question = context.values['question'] ?? {};
  const isOwnQuestion = context.patient.isAsker && content.ticks.isChild === null;
  return { ...context.values, question: { ...question, patient_is_child: question['patient_is_child'] === true && !isOwnQuestion } };
}
