import type { DraftContent } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { DisclaimerBlock, DisclaimerItem } from '#shared/words/template.ts';
import type { SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { allDisclaimers, type DisclaimerRow, templateById } from '../store/templates.ts';
import { judge, type Judged } from './auto-when.ts';
import { createContexts, labels, type Context } from './context.ts';
import { renderTemplate, TemplateFault, type Values } from './render.ts';

/** More is a wall nobody reads. What the person added comes on top of nothing else. */
const mostAttached = 3;

// Danger first, then what every answer says, then what this patient needs most. Who is speaking comes last: the general one says it too.
const byNeed = ['d-crisis', 'd-emergency', 'd-vet', 'd-general', 'd-photo-minor', 'd-child', 'd-pregnancy', 'd-medicine', 'd-legal-financial', 'd-photo', 'd-clinician', 'd-volunteer'];

const because: Readonly<Record<string, string>> = {
  'answer.kind': 'because every answer says what it cannot know',
  'question.patient_is_child': 'because the question is about a child',
  'question.level': 'because this question was marked an emergency',
  'triage.crisis': 'because the question may be about suicide or self-harm',
  'answer.mentions_medicine': 'because a medicine is named or a dose is asked for',
  'question.is_pregnant': 'because the patient is pregnant',
  'question.mentions_planning': 'because the question is about pregnancy, planning a baby or breast-feeding',
  'question.has_photo': 'because a picture is attached',
  'question.photo_of_minor': 'because a picture of a child is shown or offered',
  'triage.minor_photo': 'because a picture of a child is shown or offered',
  'not volunteer.is_clinician': 'because you answer as a volunteer',
  'volunteer.is_clinician': 'because you answer as a clinician',
  'community.kind': 'because of the community the question was asked in',
};

/** What is said about the limits of an answer, chosen by what is known of question and answer, and by the person. */
export function createDisclaimers({ db, settings }: { db: Db; settings: SettingsFile }) {
  const contexts = createContexts({ db, settings });

  /** Templates and disclaimers that came with them; an unknown template brings none. */
  const broughtBy = (content: DraftContent): { kinds: Set<string>; titles: Map<string, string> } => {
    const used = content.templates.flatMap((use) => templateById(db, use.templateId) ?? []);
    const titles = new Map<string, string>();
    for (const row of used) for (const id of JSON.parse(row.disclaimer_ids) as string[]) if (!titles.has(id)) titles.set(id, row.title);
    return { kinds: new Set(used.map((row) => row.kind)), titles };
  };

  return {
    /** What would be added to this answer now, and every other disclaimer it could carry. An unknown question gets an empty block. */
    forAnswer(questionId: QuestionId, content: DraftContent): DisclaimerBlock {
      const context = contexts.of(questionId, content.ticks);
      if (!context) return { top: '', bottom: '', items: [] };
      const brought = broughtBy(content);
      const isModeration = brought.kinds.size > 0 && [...brought.kinds].every((kind) => kind === 'moderation');
      const values = valuesFor(context, content, contexts.answerValues(content.text, isModeration ? 'moderation' : 'answer', context));
      const isPets = values['community']?.['kind'] === 'pets';
      const requiredId = isModeration ? null : isPets ? 'd-vet' : 'd-general';

      const candidates = allDisclaimers(db)
        .filter((row) => fits(row, context.community))
        .map((row) => {
          const judged = row.id === 'd-general' && isPets ? { holds: false, because: [] } : judge(row.auto_when, values);
          return { row, judged, isRequired: row.id === requiredId, isAdded: content.disclaimers.added.includes(row.id), isRemoved: content.disclaimers.removed.includes(row.id), template: brought.titles.get(row.id) };
        })
        .toSorted((a, b) => needOf(a.row.id) - needOf(b.row.id) || a.row.id.localeCompare(b.row.id));

      const wanted = candidates.filter((one) => one.isRequired || one.isAdded || (!one.isRemoved && (one.judged.holds || one.template !== undefined)));
      const fixed = wanted.filter((one) => one.isRequired || one.isAdded);
      const room = Math.max(0, mostAttached - fixed.length);
      const attached = new Set([...fixed, ...wanted.filter((one) => !fixed.includes(one)).slice(0, room)]);

      const items: DisclaimerItem[] = [...attached, ...candidates.filter((one) => !attached.has(one))].map((one) => ({
        id: one.row.id,
        title: one.row.title,
        body: bodyOf(one.row, values),
        version: one.row.version,
        placement: one.row.placement,
        reason: sayWhy(one, attached.has(one), wanted.includes(one), content),
        isAttached: attached.has(one),
        isRequired: one.isRequired,
      }));
      const sorted = items.toSorted((a, b) => Number(b.isAttached) - Number(a.isAttached) || needOf(a.id) - needOf(b.id));
      const part = (placement: 'top' | 'bottom'): string =>
        sorted
          .filter((item) => item.isAttached && item.placement === placement)
          .map((item) => item.body)
          .join('\n\n');
      return { top: part('top'), bottom: part('bottom'), items: sorted };
    },
  };
}
export type Disclaimers = ReturnType<typeof createDisclaimers>;

const needOf = (id: string): number => {
  const at = byNeed.indexOf(id);
  // One that somebody wrote themselves is more particular than who is speaking.
  return at === -1 ? byNeed.indexOf('d-clinician') - 0.5 : at;
};

const fits = (row: DisclaimerRow, community: string): boolean => {
  const where = JSON.parse(row.communities) as string[];
  return where.includes('*') || where.includes(community);
};

/** A young person who writes for themselves is not told "your child". */
function valuesFor(context: Context, content: DraftContent, answer: Values[string]): Values {
  const question = context.values['question'] ?? {};
  const isOwnQuestion = context.patient.isAsker && content.ticks.isChild === null;
  return { ...context.values, question: { ...question, patient_is_child: question['patient_is_child'] === true && !isOwnQuestion }, answer: answer ?? {} };
}

function bodyOf(row: DisclaimerRow, values: Values): string {
  try {
    return renderTemplate(row.body, { templateId: row.id, fillIns: [], values, labels }).text;
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    // Better its source with its marks, which cannot be sent, than an answer without it.
    return row.body;
  }
}

function sayWhy(one: { judged: Judged; isRequired: boolean; isAdded: boolean; isRemoved: boolean; template: string | undefined; row: DisclaimerRow }, isAttached: boolean, isWanted: boolean, content: DraftContent): string {
  const first = one.judged.because[0];
  const ticked = (first === 'question.patient_is_child' && content.ticks.isChild === true) || (first === 'question.is_pregnant' && content.ticks.isPregnant === true);
  const why = ticked ? 'because you ticked it' : first !== undefined ? (because[first] ?? 'because of what the question says') : one.template === undefined ? '' : `because the template “${one.template}” brings it`;
  if (one.isRequired) return 'goes with every answer here, because nobody can examine through a forum';
  if (one.isAdded) return 'because you added it';
  if (isAttached) return why;
  if (one.isRemoved && why !== '') return `left out by you; it was there ${why}`;
  if (isWanted) return `left out so that there are at most ${mostAttached}; it would be there ${why}`;
  return offered[one.row.id] ?? 'can be added';
}

const offered: Readonly<Record<string, string>> = {
  'd-general': 'for any answer about health',
  'd-child': 'for answers about a child',
  'd-emergency': 'for answers that send somebody to emergency care; goes first',
  'd-crisis': 'for answers that touch suicide or self-harm; goes first',
  'd-medicine': 'for answers that name a medicine',
  'd-pregnancy': 'for answers in pregnancy, planning or breast-feeding',
  'd-photo': 'for answers that comment on a picture',
  'd-photo-minor': 'for questions with a picture of a child; goes first',
  'd-volunteer': 'for answers by a volunteer',
  'd-clinician': 'for answers by a clinician',
  'd-vet': 'for answers about an animal',
  'd-legal-financial': 'for answers about law or money',
};
