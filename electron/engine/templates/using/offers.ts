import type { TemplateOffer } from '#shared/words/template.ts';
import { isVisible, type Person } from '../library/visible.ts';
import type { Findable, Hit } from './finder.ts';
import { isVague, type Speaking } from './question-words.ts';

/** What is known of the question a template is looked for. */
export interface Asked extends Speaking {
  community: string;
  /** Empty: nobody set one. */
  level: string;
  /** Somebody may mean to harm themselves. */
  isCrisis: boolean;
  /** What the asker writes in; null: not known. */
  language: string | null;
  /** A pet. What is written about people's skin fits it badly. */
  isAnimal: boolean;
}

/** How a template did so far. `here`: answers in this community. Times in milliseconds. */
export interface Past {
  uses: number;
  usedAt: number | null;
  here: number;
}

/** Everything about the moment that decides, beside the templates themselves. `today` is YYYY-MM-DD. */
export interface Moment {
  person: Person;
  asked: Asked | null;
  pinned: ReadonlySet<string>;
  past(id: string): Past;
  today: string;
  now: number;
}

const most = 50;
const mostBest = 3;
const halfLifeDays = 60;
const day = 86_400_000;

const isAnywhere = (row: Findable): boolean => row.communities.includes('*');
const isHome = (row: Findable, asked: Asked | null): boolean => asked !== null && row.communities.includes(asked.community);
const isOverdue = (row: Findable, { today }: Moment): boolean => row.reviewBy !== null && row.reviewBy < today;
const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? '';
const speaks = (row: Findable, language: string | null): boolean => language !== null && primary(row.language) === primary(language);

/** What experience says for a template, 0 to 4. What was used long ago counts half. */
function experience({ uses, usedAt, here }: Past, now: number): number {
  const fresh = usedAt === null ? 0 : 0.5 ** (Math.max(0, now - usedAt) / day / halfLifeDays);
  return Math.min(4, 1.2 * Math.log2(1 + here) + 0.4 * Math.log2(1 + uses)) * (0.5 + 0.5 * fresh);
}

interface Ranked {
  row: Findable;
  why: string;
  score: number;
}

/** By how well it fits, then what is not overdue, then by title. */
const inOrder = (moment: Moment) => (a: Ranked, b: Ranked): number =>
  b.score - a.score || Number(isOverdue(a.row, moment)) - Number(isOverdue(b.row, moment)) || (a.row.order < b.row.order ? -1 : a.row.order > b.row.order ? 1 : 0);

/** What a moderator posts is no answer to the question. */
const moderationLast = (ranked: readonly Ranked[]): Ranked[] => [...ranked.filter(({ row }) => row.kind !== 'moderation'), ...ranked.filter(({ row }) => row.kind === 'moderation')];

/** Whether a template sends an emergency to where help is. It goes before everything else, whoever would post it. */
const isRedirect = (row: Findable, asked: Asked | null): boolean => asked?.level === 'emergency' && row.level === 'emergency' && row.kind === 'moderation';
/** Of several, the one for what it is about. */
const fitsCrisis = (row: Findable, asked: Asked | null): boolean => row.tags.includes('crisis') === (asked?.isCrisis ?? false);

/** Which of several like-matching templates a person would rather see; 1: no reason to prefer it. */
export function favour(row: Findable, moment: Moment): number {
  const { asked, pinned, now } = moment;
  return (isHome(row, asked) ? 1.2 : 1) * (pinned.has(row.id) ? 1.4 : 1) * (speaks(row, asked?.language ?? null) ? 1.2 : 1) * (1 + experience(moment.past(row.id), now) / 20) * (isOverdue(row, moment) ? 0.75 : 1);
}

/** For words that were typed, which decide; the moment has only settled ties. */
export function offersForText(hits: readonly Hit[], rows: ReadonlyMap<string, Findable>, moment: Moment): TemplateOffer[] {
  const ranked = hits.flatMap((hit): Ranked[] => {
    const row = rows.get(hit.id);
    return row && isVisible(row, moment.person) ? [{ row, why: sayMatch(hit.terms), score: hit.score }] : [];
  });
  return moderationLast(ranked).slice(0, most).map((one) => offerOf(one, moment, false));
}

/** For a question: in an emergency what leads to help, then what is pinned in its community, then the three that fit it best, then the others. */
export function offersForQuestion(hits: ReadonlyMap<string, Hit>, words: ReadonlyMap<string, { word: string; worth: number }>, rows: ReadonlyMap<string, Findable>, moment: Moment): TemplateOffer[] {
  const ranked: Ranked[] = [];
  for (const row of rows.values()) if (isVisible(row, moment.person)) ranked.push(rank(row, hits.get(row.id), words, moment));
  const sorted = moderationLast(oneOfAFamily(ranked, moment.asked?.language ?? null).toSorted(inOrder(moment)));
  const best = new Set(sorted.filter(({ row }) => row.kind !== 'moderation').slice(0, mostBest));
  const isPinned = ({ row }: Ranked): boolean => moment.pinned.has(row.id);
  const place = (one: Ranked): number => (isRedirect(one.row, moment.asked) ? (fitsCrisis(one.row, moment.asked) ? -2 : -1) : isPinned(one) ? 0 : best.has(one) ? 1 : 2);
  return sorted
    .toSorted((a, b) => place(a) - place(b))
    .slice(0, most)
    .map((one) => offerOf(one, moment, best.has(one)));
}

function rank(row: Findable, hit: Hit | undefined, words: ReadonlyMap<string, { word: string; worth: number }>, moment: Moment): Ranked {
  const { asked } = moment;
  const said = (hit?.terms ?? []).filter((term) => (words.get(term)?.worth ?? 0) >= 1);
  const isReason = said.some((term) => !isVague(term)) && !(asked?.isAnimal && !isAnywhere(row));
  const isMisfit = asked !== null && ((row.tags.includes('child') && !asked.isChild) || (row.tags.includes('pregnancy') && !asked.isPregnant));
  const matched = (hit?.score ?? 0) * (isMisfit ? 0.3 : 1);
  const place = isHome(row, asked) ? 6 : isAnywhere(row) ? 10 : 0;
  const kind = row.kind === 'answer' ? 6 : 0;
  const level = asked !== null && asked.level !== '' && row.level === asked.level ? 4 : 0;
  const past = moment.past(row.id);
  const score = (isReason ? 16 + matched + (isHome(row, asked) ? 2 : 0) : place + Math.min(3, matched / 10)) + kind + level + experience(past, moment.now);
  const why = isReason ? sayMatch(said.map((term) => words.get(term)?.word ?? term)) : past.here > 0 && asked !== null ? `used ${past.here}× in ${asked.community}` : sayPlace(row, asked);
  return { row, why, score: score * (isOverdue(row, moment) ? 0.75 : 1) };
}

/** Of the variants of one template the one in the asker's language; where there is none, the first that was written. */
function oneOfAFamily(ranked: readonly Ranked[], language: string | null): Ranked[] {
  const chosen = new Map<string, Ranked>();
  const fit = ({ row }: Ranked): number => (speaks(row, language) ? 2 : 0) + (row.id === row.family ? 1 : 0);
  for (const one of ranked) {
    const before = chosen.get(one.row.family);
    if (!before || fit(one) > fit(before)) chosen.set(one.row.family, one);
  }
  return [...chosen.values()];
}

const sayMatch = (words: readonly string[]): string => `matches ${words.slice(0, 3).join(', ')}`;
const sayPlace = (row: Findable, asked: Asked | null): string => (isAnywhere(row) ? 'for any community' : isHome(row, asked) ? `used in ${asked?.community ?? ''}` : `for ${row.communities.slice(0, 3).join(', ')}`);

const offerOf = ({ row, why }: Ranked, moment: Moment, isBest: boolean): TemplateOffer => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  communities: [...row.communities],
  tags: row.tags,
  language: row.language,
  whenToUse: row.whenToUse,
  notFor: row.notFor,
  start: row.start,
  uses: moment.past(row.id).uses,
  why,
  isBest,
  isPinned: moment.pinned.has(row.id),
  isOverdue: isOverdue(row, moment),
  ...(isRedirect(row, moment.asked) ? { isRedirect: true as const } : {}),
});
