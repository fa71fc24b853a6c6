import type { Span } from '../match.ts';
import type { Token } from '../tokens.ts';
import { finder, firstIn, type Ends } from './finder.ts';
import type { CueWords } from './cues.ts';

/** Words that tell how the sentence around a sign is meant. */
export interface FrameWords {
  /** Open a question about anybody: "at what point would". */
  general: readonly string[];
  /** Speak of what might happen to anybody, also in a sentence with a "my" in it: "if a child drinks". */
  anybody: readonly string[];
  /** Open a question that may be about somebody's own case. */
  asked: readonly string[];
  /** Show that somebody's own case is meant: "my", "since". */
  realCase: readonly string[];
  /** Show that a title is about somebody: "in my 4 year old". */
  patient: readonly string[];
  topicBefore: readonly string[];
  topicAfter: readonly string[];
  /** Manners of speaking: "dying to know". */
  figures: readonly string[];
  /** Begin a story of somebody else, or one that was made up. */
  story: readonly string[];
  /** Say that the text is about something made up: "my heroine", "for a play". */
  madeUp: readonly string[];
  /** Show that a sentence of such a text is about the writer after all. */
  ownCase: readonly string[];
  /** After a sentence about a leaflet … */
  leaflet: readonly string[];
  /** … what a sentence tells that begins so is what the leaflet lists. */
  itSays: readonly string[];
  pastVerbs: readonly string[];
  presentVerbs: readonly string[];
  recent: readonly string[];
  habit: readonly string[];
  /** Say that nobody is ill now. */
  calm: readonly string[];
  notCalm: readonly string[];
  /** What people ask who need something done, not somebody seen. */
  errand: readonly string[];
}

/** How a sign is meant. `told`: of the patient, as it is; `title`: in a title that does not say whom it is about. */
export type Frame = 'told' | 'title' | 'general' | 'asked' | 'topic' | 'figure' | 'past' | 'others' | 'made-up' | 'listed' | 'habit';

/** What a text says as a whole. `calmAt`: where it says that nobody is ill now; `isErrand`: that something is to be done or bought; `isNow`: that something happened lately. */
export interface Stance {
  calmAt: Span | null;
  isErrand: boolean;
  isNow: boolean;
}

interface Sentence {
  from: number;
  to: number;
  frame: Frame;
  isNow: boolean;
}

/** What goes on longer without a full stop is more than one sentence. */
const longestSentence = 60;
/** What is shorter says nothing of its own. */
const shortest = 3;
/** How far from a sign the words may end, and begin, that make it a topic; and how long those before it may be. */
const [wordsBefore, wordsAfter, longest] = [3, 2, 8];

/** Reads the words once; what is returned reads a text once, and then tells of each sign in which frame it stands. */
export function createFrames(words: FrameWords, cues: Pick<CueWords, 'past' | 'present' | 'somebodyElse'>) {
  const find = {
    ...{ general: finder(words.general), anybody: finder(words.anybody), asked: finder(words.asked), realCase: finder(words.realCase), patient: finder(words.patient), before: finder(words.topicBefore), after: finder(words.topicAfter), figure: finder(words.figures), story: finder([...words.story, ...cues.somebodyElse]) },
    ...{ madeUp: finder(words.madeUp), ownCase: finder(words.ownCase), leaflet: finder(words.leaflet), itSays: finder(words.itSays) },
    ...{ past: finder(cues.past), now: finder([...cues.present, ...words.recent]), pastVerb: finder(words.pastVerbs), presentVerb: finder(words.presentVerbs), habit: finder(words.habit) },
    ...{ calm: finder(words.calm), notCalm: finder(words.notCalm), errand: finder(words.errand) },
  };

  return (tokens: readonly Token[], relative: string | null): Stance & { frameOf: (span: Span) => { frame: Frame; isNow: boolean } } => {
    const ends = Object.fromEntries(Object.entries(find).map(([name, of]) => [name, of(tokens)])) as Record<keyof typeof find, Ends>;
    const sentences = sentencesOf(tokens);
    const stance: Stance = { calmAt: null, isErrand: false, isNow: false };
    const isMadeUp = firstIn(ends.madeUp, 0, tokens.length) !== -1;
    let before: Frame = 'told';
    let isListing = false;
    for (const sentence of sentences) {
      const { from, to } = sentence;
      const has = (name: keyof typeof find): boolean => firstIn(ends[name], from, to) !== -1;
      const isOther = (): boolean => {
        const at = firstIn(ends.story, from, to);
        return at !== -1 && tokens[at]?.word !== relative && tokens[at + 1]?.word !== relative;
      };
      // A story goes on while it is told in the past and nothing brings it up to now.
      const goesOn = (before === 'past' || before === 'others') && has('pastVerb') && !has('presentVerb');
      // "It is better, right?" tells first and asks then.
      const isAsking = has('general') || ends.asked[from] !== -1;
      sentence.isNow = has('now');
      if (sentence.isNow) sentence.frame = 'told';
      else if (has('past')) sentence.frame = 'past';
      else if (isMadeUp && !has('ownCase')) sentence.frame = 'made-up';
      else if (isListing && (ends.itSays[from] !== -1 || isBareList(sentence))) sentence.frame = 'listed';
      else if (isOther()) sentence.frame = 'others';
      else if (goesOn) sentence.frame = before;
      else if (has('anybody')) sentence.frame = 'general';
      else if (isAsking && !has('realCase')) sentence.frame = has('general') ? 'general' : 'asked';
      else if (has('habit')) sentence.frame = 'habit';
      isListing = has('leaflet') || sentence.frame === 'listed';
      // "So sad." does not end a story.
      const isAside = to - from <= shortest && sentence.frame === 'told' && !sentence.isNow && !has('realCase');
      if (!isAside) before = sentence.frame;
      if (sentence.isNow) stance.isNow = true;
      if (sentence.frame === 'told' && tokens[from]?.part === 'title') sentence.frame = has('patient') ? 'told' : 'title';
      if (has('errand')) stance.isErrand = true;
      stance.calmAt ??= calmIn(sentence);
    }

    // Four things in a row without a verb, in the text and not as its first words, are what the leaflet warns of.
    function isBareList({ from, to }: Sentence): boolean {
      if (tokens[from - 1]?.part !== 'body' || (['pastVerb', 'presentVerb', 'realCase', 'ownCase'] as const).some((name) => firstIn(ends[name], from, to) !== -1)) return false;
      return tokens.slice(from + 1, to).filter(({ isAfterComma }) => isAfterComma).length >= 3;
    }

    function calmIn({ from, to }: Sentence): Span | null {
      for (let at = from; at < to; at += 1) {
        const end = ends.calm[at] ?? -1;
        if (end !== -1 && firstIn(ends.notCalm, at, Math.min(to, end + 1)) === -1) return { from: at, to: end };
      }
      return null;
    }

    return {
      ...stance,
      frameOf: ({ from, to }) => {
        const sentence = sentenceAt(sentences, tokens, from);
        if (!sentence) return { frame: 'told', isNow: false };
        // A manner of speaking may begin before the sign, and end after it.
        if (reaches(ends.figure, Math.max(sentence.from, from - longest), to, from + 1)) return { frame: 'figure', isNow: sentence.isNow };
        const isTopic = reaches(ends.before, Math.max(sentence.from, from - longest), from, from - wordsBefore) || firstIn(ends.after, from, Math.min(sentence.to, to + wordsAfter)) !== -1;
        return { frame: isTopic ? 'topic' : sentence.frame, isNow: sentence.isNow };
      },
    };
  };
}

/** Whether a cue that begins in `from` … `to` ends at `least` or later. */
function reaches(ends: Ends, from: number, to: number, least: number): boolean {
  for (let at = from; at < to; at += 1) if ((ends[at] ?? -1) >= Math.max(least, 0) && ends[at] !== -1) return true;
  return false;
}

function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [at, { sentence }] of tokens.entries()) {
    const last = sentences.at(-1);
    if (last && tokens[at - 1]?.sentence === sentence && last.to - last.from < longestSentence) last.to = at + 1;
    else sentences.push({ from: at, to: at + 1, frame: 'told', isNow: false });
  }
  return sentences;
}

/** By halving: sentences stand in order. */
function sentenceAt(sentences: readonly Sentence[], tokens: readonly Token[], at: number): Sentence | undefined {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.from ?? tokens.length) <= at) low = middle;
    else high = middle - 1;
  }
  return sentences[low];
}

/**
 * Whether a sign counts less for the frame it stands in. `hasCase`: another sign is told as it is, and lately; `hasSign`: one is told at all.
 * `isCautious`: harm to oneself, or a newborn; of these only a topic and a manner of speaking count less.
 */
export function isWeakIn(frame: Frame, { calmAt, isErrand, isNow }: Stance, { hasCase, hasSign, isCautious }: { hasCase: boolean; hasSign: boolean; isCautious: boolean }): boolean {
  const isQuiet = calmAt !== null || (isErrand && !isNow);
  const isAlone = !hasSign && !isNow;
  if (frame === 'told') return false;
  if (frame === 'figure') return true;
  if (frame === 'topic') return isQuiet || !isNow;
  if (isCautious) return false;
  if (frame === 'past') return true;
  if (frame === 'others') return isQuiet || !isNow;
  if (frame === 'made-up' || frame === 'listed') return !hasCase || isQuiet;
  if (frame === 'habit') return !hasCase && isQuiet;
  return !hasCase && (isQuiet || isAlone);
}
