import type { Insertable } from 'kysely';
import type { Db } from '#electron/engine/store/db.ts';
import type { Tables } from '#electron/engine/store/tables.ts';
import { writeTemplate } from '#electron/engine/store/templates.ts';
import type { TemplateContent } from '#shared/words/library.ts';

const conditions = [
  'eczema', 'psoriasis', 'rosacea', 'shingles', 'scabies', 'impetigo', 'acne', 'vitiligo', 'melasma', 'urticaria', 'cellulitis', 'ringworm', 'chickenpox', 'measles', 'croup', 'asthma', 'bronchitis', 'sinusitis', 'tonsillitis', 'otitis',
  'migraine', 'vertigo', 'tinnitus', 'sciatica', 'tendinitis', 'bursitis', 'gout', 'arthritis', 'osteoporosis', 'fibromyalgia', 'gastritis', 'reflux', 'colitis', 'constipation', 'diarrhoea', 'haemorrhoids', 'gallstones', 'hepatitis', 'cystitis', 'kidney stones',
  'anaemia', 'hypertension', 'palpitations', 'angina', 'varicose veins', 'thyroid nodules', 'diabetes', 'hay fever', 'conjunctivitis', 'blepharitis',
];
const places = ['hands', 'feet', 'scalp', 'face', 'eyelids', 'neck', 'back', 'elbows', 'knees', 'belly', 'chest', 'shoulders', 'ankles', 'fingers', 'toes', 'lips', 'ears', 'hips', 'wrists', 'thighs'];
const whens = ['first advice', 'when it comes back', 'what the words mean', 'before the appointment', 'after the treatment', 'at night', 'in pregnancy', 'in a child', 'in an older person', 'when travelling'];
const communities = ['Dermatology', 'Child Health', 'Allergy', 'Cardiology', 'Digestive Health', 'Joints and Bones', 'Eyes and Ears', '*'];
const sentences = [
  'Thank you for writing this down so clearly, it helps whoever reads it.',
  'Most people with {c} on the {p} find that it settles within a few weeks.',
  'What you describe could be {c}, and there are a few other things that look alike.',
  'Keep the {p} clean and dry, and leave out anything perfumed for now.',
  'A pharmacist can say which of the usual creams fits, without an appointment.',
  'If it spreads beyond the {p}, take a picture every other day in the same light.',
  'Please let a doctor or a nurse see the {p} within the next two weeks.',
  'There is no need to stop what was prescribed before you have spoken with whoever prescribed it.',
  'Heat, sweat and wool often make {c} worse, and cool rooms make it easier.',
  'People ask whether {c} can be passed on by touch; for most forms it cannot.',
  'Write down when it began, what you tried, and what happened then.',
  'Bring the list of your medicines along, the ones from the shop as well.',
  'It is all right to be worried, and it is all right to ask again.',
];

/** The same numbers for the same seed, from 0 to 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], roll: () => number): T => list[Math.floor(roll() * list.length)] as T;

function contentOf(n: number): TemplateContent {
  const roll = dice(n);
  const condition = conditions[n % conditions.length] as string;
  const place = pick(places, roll);
  const when = pick(whens, roll);
  const say = (): string => pick(sentences, roll).replaceAll('{c}', condition).replaceAll('{p}', place);
  const paragraph = (): string => Array.from({ length: 3 + Math.floor(roll() * 4) }, say).join(' ');
  return {
    title: `${condition[0]?.toUpperCase()}${condition.slice(1)} on the ${place}: ${when}, no. ${n + 1}`,
    body: `Hello {{ asker.name }}, {{ fill.acknowledge }}\n\n${paragraph()}\n\n{% if question.patient_is_child %}${paragraph()}\n\n{% endif %}${paragraph()}\n\n**The short answer:** {{ fill.short_answer }}\n\n${paragraph()}`,
    aliases: n % 3 === 0 ? [`${condition} ${place}`, `code${n}`] : [],
    communities: [communities[n % communities.length] as string],
    tags: [condition, place, ...(when === 'in a child' ? ['child'] : when === 'in pregnancy' ? ['pregnancy'] : [])],
    fillIns: [
      { key: 'acknowledge', kind: 'text', label: 'One line in your own words', hint: 'Show that you read it', isRequired: true, maxChars: 200, choices: [], preset: '' },
      { key: 'short_answer', kind: 'text', label: 'The answer in one or two sentences', hint: '', isRequired: true, maxChars: 240, choices: [], preset: '' },
    ],
    disclaimerIds: [],
    sources: [],
    whenToUse: `Somebody asks about ${condition}, ${when}.`,
    notFor: 'An emergency.',
    placement: 'bottom',
    suggestedLevel: '',
  };
}

/** A published template of a library as a large team would have it; number `n` is the same in every run. Overdue: every fortieth. */
export function aBigTemplate(n: number): Insertable<Tables['templates']> {
  return {
    id: `big-${n}`,
    kind: n % 10 === 9 ? 'snippet' : 'answer',
    family: `big-${n}`,
    slug: `big-${n}`,
    scope: 'community',
    team: '',
    owner: 'robin',
    folder: '',
    language: 'en',
    review_by: n % 40 === 39 ? '2020-01-01' : null,
    version: 1,
    content: JSON.stringify(contentOf(n)),
    draft: null,
    review_asked_at: null,
    changed_at: 1,
  };
}

/** Puts `count` varied templates into a store, in one transaction. */
export function fillLibrary(db: Db, count = 2_000): void {
  db.tx(() => {
    for (let n = 0; n < count; n += 1) writeTemplate(db, aBigTemplate(n));
  });
}
