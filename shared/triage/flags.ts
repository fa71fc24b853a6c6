import { personalData } from '#shared/checks/private/personal-data.ts';
import { offSite } from '#shared/checks/private/off-site.ts';
import { readAnswer, type Reading } from '#shared/checks/answer-to-check.ts';
import type { Flag } from '#shared/words/level.ts';
import type { Finding } from '#shared/words/finding.ts';
import type { RuleBook } from './rule-book.ts';
import type { HeardSignal, Whom } from './signals.ts';
import { tokensOf } from './tokens.ts';

/** What a flag says when no rule of the book raised it. */
export interface FlagNote {
  flag: Flag;
  title: string;
  action: string;
  heard: Pick<HeardSignal, 'signal' | 'label' | 'quote' | 'where' | 'from' | 'to'>[];
}

/** Under this many words hardly anything was said. */
const fewWords = 13;
/** One word about health in a text this long is a manner of speaking. */
const longForOneWord = 24;

/** What else is to be known about a question and no phrase can tell: who writes, what is missing, what should not be public. `allowedNumbers`: public lines. */
export function createFlags(book: RuleBook) {
  const health = new Set(book.health);
  const longest = Math.max(0, ...book.health.map(({ length }) => length));

  /** Different words about health. */
  const healthWords = (words: readonly string[]): number => new Set(words.flatMap((word) => beginningOf(word) ?? [])).size;
  const beginningOf = (word: string): string | undefined => {
    for (let length = Math.min(word.length, longest); length >= 2; length -= 1) {
      const start = word.slice(0, length);
      if (health.has(start) && (length > 3 || word.length <= length + 2)) return start;
    }
    return undefined;
  };

  return (title: string, body: string, { whom, isAsker, signals, hasSigns, allowedNumbers }: { whom: Whom; isAsker: boolean; signals: readonly HeardSignal[]; hasSigns: boolean; allowedNumbers: readonly string[] }): FlagNote[] => {
    const heard = (id: string): HeardSignal[] => signals.filter(({ signal }) => signal === id);
    const words = tokensOf(title, body).map(({ word }) => word);
    const notes: FlagNote[] = [];
    const isAbout = healthWords(words);
    if (words.length >= 6 && !hasSigns && isAbout < (words.length >= longForOneWord ? 2 : 1)) notes.push({ flag: 'off-topic', title: 'No word about health', action: 'A person decides; point to where it belongs.', heard: [] });
    else if (heard('spam').length === 0 && (words.length < fewWords || (whom.ageMonths === null && heard('place').length === 0 && heard('time_said').length === 0))) {
      notes.push({ flag: 'needs-more-information', title: words.length < fewWords ? 'Very few words' : 'No age, no place on the body, no time', action: 'Ask for age, place, time, medicines and what was tried.', heard: [] });
    }
    if (isAsker && whom.isChild === true) notes.push({ flag: 'minor-posting', title: 'Written by somebody under eighteen', action: 'No private messages, no photo; name a youth service.', heard: heard('school') });
    const reading = readingOf(`${title}\n${body}`, { title, body, allowedNumbers });
    const found = personalData(reading);
    const told = (findings: readonly Finding[], label: string): FlagNote['heard'] => findings.slice(0, 3).map((finding) => placed(finding, label, title));
    if (found.length > 0) notes.push({ flag: 'personal-data', title: 'Tells who somebody is, or how to reach them', action: 'Hide it and ask the asker to post again without.', heard: told(found, 'personal data') });
    const ways = [...offSite(reading), ...found.filter(({ say }) => /e-mail|phone|number to call/i.test(say))];
    if (ways.length > 0) notes.push({ flag: 'contact-details', title: 'Leads away from the thread', action: 'Take the details out; keep it in the thread.', heard: told(ways, 'a way to reach somebody') });
    return notes;
  };
}
export type Flags = ReturnType<typeof createFlags>;

const readingOf = (text: string, { title, body, allowedNumbers }: { title: string; body: string; allowedNumbers: readonly string[] }): Reading =>
  readAnswer({ text, blanks: [], disclaimers: null, question: { title, bodyText: body }, kind: 'answer', pictures: 0, isClinician: false, resources: [], allowedNumbers: [...allowedNumbers] });

function placed({ from: start, to: end, quote }: Finding, label: string, title: string): FlagNote['heard'][number] {
  const [from, to] = [start ?? 0, end ?? 0];
  const where = from < title.length ? 'title' : 'body';
  const shift = where === 'title' ? 0 : title.length + 1;
  return { signal: 'private', label, quote, where, from: from - shift, to: to - shift };
}
