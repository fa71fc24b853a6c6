import type { VariableName } from '#shared/words/library.ts';

const text = (name: string, say: string, example: string): VariableName => ({ name, say, example });
const ask = (name: string, say: string): VariableName => ({ name, say, example: `{% if ${name} %}…{% endif %}` });

/** Every name a body may speak of besides its fill-ins. Those that decide are for conditions. */
export const variables: readonly VariableName[] = [
  text('asker.name', 'The name the asker goes by.', 'Hello {{ asker.name | default: "there" }},'),
  text('question.title', 'The title of the question.', 'You asked: {{ question.title }}'),
  ask('question.patient_is_child', 'The question is about a child.'),
  ask('question.patient_is_infant', 'The question is about a baby.'),
  ask('question.is_pregnant', 'The question is about somebody who is pregnant.'),
  ask('question.mentions_planning', 'The question is about somebody who plans to become pregnant.'),
  ask('question.has_photo', 'The question shows a photo.'),
  ask('question.photo_quality_poor', 'The volunteer ticked that the photo is too poor to judge.'),
  ask('question.photo_of_minor', 'The question shows or offers a photo of a child.'),
  { name: 'question.tags', say: 'The tags of the question.', example: '{% if question.tags contains "postpartum" %}…{% endif %}' },
  { name: 'question.level', say: 'How soon the question needs an answer; empty while nobody has said. Never shown to askers.', example: '{% if question.level == "urgent" %}…{% endif %}' },
  text('patient.their', 'your, his, her or their, whichever fits the patient.', 'on {{ patient.their }} skin'),
  text('community.name', 'The name of the community.', '{{ community.name }}'),
  text('community.guidelines_url', 'The address of the rules of the forum.', '[the rules]({{ community.guidelines_url }})'),
  { name: 'community.kind', say: 'health, pets, legal or money.', example: '{% if community.kind == "pets" %}…{% endif %}' },
  text('volunteer.name', 'The display name of whoever answers.', '{{ volunteer.name }}'),
  text('volunteer.role', 'What whoever answers is here.', '{{ volunteer.role }}'),
  ask('volunteer.is_clinician', 'Whoever answers said to be a clinician.'),
  text('emergency.number', 'The emergency number of the country chosen in the settings.', 'Call {{ emergency.number }} now if'),
  text('emergency.advice_line', 'The medical advice line of that country.', '{{ emergency.advice_line }}'),
  text('emergency.poison_line', 'The poison line of that country.', '{{ emergency.poison_line }}'),
  text('emergency.crisis_line', 'The crisis line of that country.', '{{ emergency.crisis_line }}'),
  text('emergency.child_helpline', 'The help line for children of that country.', '{{ emergency.child_helpline }}'),
  ask('triage.crisis', 'The question was flagged as a crisis.'),
  ask('triage.minor_photo', 'The question was flagged for a photo of a child.'),
  text('disclaimers', 'Where the disclaimers stand that the policies ask for; they are added when the answer is sent.', '{{ disclaimers }}'),
];

/** Names of groups and what each holds. */
export const groups: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...new Set(variables.map(({ name }) => name.split('.')[0] ?? ''))].map((group) => [group, new Set(variables.flatMap(({ name }) => (name.startsWith(`${group}.`) ? [name.slice(group.length + 1)] : [])))]),
);
