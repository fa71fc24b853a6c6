import type { AnswerFacts } from './policy-holds.ts';

const known: Readonly<Record<string, string>> = {
  'content:medicine': 'your answer names a medicine',
  'content:dose': 'a dose is asked for or given',
  'content:photo': 'a picture is attached',
  'content:photo-of-minor': 'a picture of a child is shown or offered',
  'content:photo-judged': 'your answer says what it sees in a picture',
  'content:crisis': 'your answer speaks of suicide or self-harm',
  'patient:child': 'the question is about a child',
  'patient:pregnancy': 'the question is about pregnancy, planning a baby or breast-feeding',
  'level:emergency': 'this question was marked an emergency',
  'kind:pets': 'this community is about animals',
  'kind:legal': 'this community is about the law',
  'kind:money': 'this community is about money',
  'kind:health': 'this community is about health',
  'role:volunteer': 'you answer as a volunteer',
  'role:clinician': 'you answer as a clinician',
};

const say = (name: string, facts: AnswerFacts): string => {
  const [as, ...rest] = name.split(':');
  const what = rest.join(':');
  const general = as === 'tag' ? `the question is tagged “${what}”` : as === 'community' ? `the question was asked in “${what}”` : `this question was marked “${what}”`;
  return facts.words.get(name) ?? known[name] ?? general;
};

/** "because the question is about a child and a picture is attached". Where a community says more about an answer than its subject, the subject is left out. */
export function sayBecause(names: readonly string[], facts: AnswerFacts): string {
  const telling = names.filter((name) => !name.startsWith('kind:'));
  const said = [...new Set((telling.length > 0 ? telling : names).map((name) => say(name, facts)))];
  return said.length === 0 ? 'because every answer carries it' : `because ${said.join(' and ')}`;
}

/** Why something must be there. What asks for nothing but a kind of community goes with every answer in it. */
export function sayRequired(names: readonly string[], facts: AnswerFacts): string {
  const isEverywhere = names.every((name) => name.startsWith('kind:') || name.startsWith('community:'));
  if (!isEverywhere) return sayBecause(names, facts);
  return facts.communityKind === 'health' || facts.communityKind === 'pets' ? 'goes with every answer here, because nobody can examine through a forum' : 'goes with every answer here';
}
