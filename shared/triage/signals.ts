import { createCues } from './around/cues.ts';
import { createFrames, isWeakIn, type Frame, type Stance } from './around/frames.ts';
import { byBeginning, hasAll, matchAt, needsOf, type Need, type Span } from './match.ts';
import { readPhrases, wordsOf, type Piece } from './phrase.ts';
import type { RuleBook, SignalEntry } from './rule-book.ts';
import { createSpelling } from './spelling.ts';
import { temperatures } from './temperatures.ts';
import { tokensOf, type Token } from './tokens.ts';
import { tellingWords } from './wording.ts';

/** A signal in the words that say it. Offsets are in title or body as they were given; `at` counts words. */
export interface HeardSignal {
  signal: string;
  label: string;
  quote: string;
  where: 'title' | 'body';
  from: number;
  to: number;
  at: Span;
  /** It is only asked about, long past or the like, and counts less. */
  isWeak: boolean;
}

/** Whom a question is about, as far as its words say, and the words. `relative`: "mum", where it is somebody of the family. */
export interface Whom {
  ageMonths: number | null;
  isChild: boolean | null;
  relative: string | null;
  quote: string;
}

/** What a text says. `denied`: signs it says are not there, with the word that denies them. */
export interface Hearing {
  heard: HeardSignal[];
  denied: HeardSignal[];
  stance: Stance;
}

/** The same sign said more often tells no more. */
const mostOfOne = 3;

/** A sign where it is said. */
interface Said {
  id: string;
  entry: SignalEntry;
  span: Span;
  frame: Frame;
  isFramed: boolean;
  isLoose: boolean;
  isNow: boolean;
}

/** Added to the name of a sign that counts less. */
const meant: Readonly<Record<Frame, string>> = { told: 'as it is', title: 'in the title alone', general: 'asked about in general', asked: 'only asked about', topic: 'as a topic', figure: 'a manner of speaking', past: 'of long ago', others: 'of somebody else', 'made-up': 'made up', listed: 'in a list of what may happen', habit: 'when it comes on' };

interface Candidate {
  id: string;
  entry: SignalEntry;
  pieces: Piece[];
  needs: Need[];
  use: 'sign' | 'loose' | 'exception';
}

/** Finds signals. Phrases are read once; each text is walked once. */
export function createListener(book: RuleBook) {
  const candidates = Object.entries(book.signals).flatMap(([id, entry]): Candidate[] => {
    const read = (sources: readonly string[], use: Candidate['use']): Candidate[] => sources.flatMap((source) => readPhrases(source, book.concepts)).map((pieces) => ({ id, entry, pieces, needs: needsOf(pieces), use }));
    return [...read(entry.phrases, 'sign'), ...read(entry.loose, 'loose'), ...read(entry.except, 'exception')];
  });
  const beginnings = byBeginning(candidates, ({ pieces }) => pieces);
  const cues = createCues(book.cues);
  const frames = createFrames(book.frames, book.cues);
  const cautious = new Set(book.frames.cautious);
  const common = new Set(book.frames.common);
  const isTelling = (id: string): boolean => !cautious.has(id) && !common.has(id);
  const circumstances = new Set(book.frames.circumstances);
  const spell = createSpelling({ slips: book.cues.misspellings, ...wordsOf(candidates.map(({ pieces }) => pieces)), leave: new Set(book.everyday) });
  const others = Object.entries(book.signals).filter(([, entry]) => entry.kind !== 'phrase');

  return (title: string, body: string, whom: Whom): Hearing => {
    const tokens = tokensOf(title, body).map((token) => ({ ...token, word: spell(token.word) }));
    const takenAway = cues(tokens);
    const { frameOf, ...stance } = frames(tokens, whom.relative);
    const isNewborn = whom.ageMonths !== null && whom.ageMonths < 3;
    const spans = new Map<string, Span[]>();
    const loose = new Map<string, Span[]>();
    const found = { sign: spans, loose, exception: new Map<string, Span[]>() };
    const add = (map: Map<string, Span[]>, id: string, span: Span): void => {
      const list = map.get(id);
      if (list) list.push(span);
      else map.set(id, [span]);
    };
    const words = new Set(tokens.map(({ word }) => word));
    const starts = new Set([...words].flatMap((word) => Array.from({ length: word.length }, (_, i) => word.slice(0, i + 1))));
    const firsts = new Map<string, readonly Candidate[]>();
    for (const [at, { word }] of tokens.entries()) {
      let here = firsts.get(word);
      if (!here) firsts.set(word, (here = beginnings.at(word).filter(({ needs }) => hasAll(needs, words, starts))));
      for (const { id, pieces, use } of here) {
        const to = matchAt(pieces, tokens, at);
        if (to !== -1) add(found[use], id, { from: at, to });
      }
    }
    for (const [id, entry] of others) if (entry.kind === 'temperature') for (const span of temperatures(tokens, entry.least ?? 38)) add(spans, id, span);

    const said: Said[] = [];
    const denied: HeardSignal[] = [];
    for (const id of new Set([...spans.keys(), ...loose.keys()])) {
      const entry = book.signals[id];
      if (!entry) continue;
      const isException = covered(found.exception.get(id) ?? [], tokens.length);
      const counts = (span: Span): boolean => {
        if (isException(span)) return false;
        const away = takenAway(span, { isNegatable: entry.isNegatable, isAcute: entry.isAcute, relative: whom.relative });
        if (away?.why === 'negated') denied.push(inWords(id, entry.label, tokens, { from: away.at, to: span.to }, { title, body }));
        return away === null;
      };
      const isFramed = entry.isAcute && !circumstances.has(id);
      const strict = (spans.get(id) ?? []).filter(counts);
      const isStrict = covered(strict, tokens.length);
      for (const isLoose of [false, true]) {
        const kept = isLoose ? (loose.get(id) ?? []).filter((span) => !isStrict(span) && counts(span)) : strict;
        said.push(...apart(kept).map((span) => ({ id, entry, span, isFramed, isLoose, ...(isFramed ? frameOf(span) : { frame: 'told' as const, isNow: false }) })));
      }
    }
    const told = said.filter(({ id, frame, isFramed, isLoose }) => isFramed && !isLoose && frame === 'told' && isTelling(id));
    const isBacked = backing(told);
    const [hasSign, hasCase] = [told.length > 0, told.some(({ isNow }) => isNow)];
    const heard: HeardSignal[] = [];
    for (const [id, all] of Map.groupBy(said, (one) => one.id)) {
      const framed = all.map((one) => {
        const { entry, span, frame } = one;
        const isAlone = one.isLoose && !isNewborn && !isBacked(one);
        const isWeak = isAlone || isWeakIn(frame, stance, { hasCase, hasSign, isCautious: isNewborn || cautious.has(id) });
        return inWords(id, isWeak ? `${entry.label} (${isAlone ? 'no other sign beside it' : meant[frame]})` : entry.label, tokens, span, { title, body }, isWeak);
      });
      // What counts in full must not be crowded out by what counts less.
      heard.push(...framed.toSorted((a, b) => Number(a.isWeak) - Number(b.isWeak)).slice(0, mostOfOne));
    }
    for (const [id, { kind, label }] of others) {
      if (kind === 'stance' && stance.calmAt) heard.push(inWords(id, label, tokens, stance.calmAt, { title, body }));
      if (kind === 'present' && hasSign) heard.push(...told.slice(0, 1).map(({ span }) => inWords(id, label, tokens, span, { title, body })));
      if (kind === 'wording') for (const span of tellingWords(tokens, book.wording)) heard.push(inWords(id, label, tokens, span, { title, body }));
    }
    return { heard, denied, stance };
  };
}
export type Listener = ReturnType<typeof createListener>;

/** Tells whether a span shares a word with one of `spans`; counted once, so that many of both cost no more than their sum. */
function covered(spans: readonly Span[], length: number): (span: Span) => boolean {
  if (spans.length === 0) return () => false;
  const before = new Int32Array(length + 1);
  const change = new Int32Array(length + 1);
  for (const { from, to } of spans) {
    change[from] = (change[from] ?? 0) + 1;
    change[to] = (change[to] ?? 0) - 1;
  }
  let open = 0;
  for (let at = 0; at < length; at += 1) {
    open += change[at] ?? 0;
    before[at + 1] = (before[at] ?? 0) + (open > 0 ? 1 : 0);
  }
  return ({ from, to }) => (before[to] ?? 0) > (before[from] ?? 0);
}

/** Tells whether another sign is told in other words. Of each sign the first and the last place are looked at, so that many cost no more than their sum. */
function backing(told: readonly Said[]): (one: Said) => boolean {
  const ends = new Map<string, Span[]>();
  for (const { id, span } of told) ends.set(id, [ends.get(id)?.[0] ?? span, span]);
  return ({ id, span }) => [...ends].some(([other, places]) => other !== id && places.some(({ from, to }) => to <= span.from || from >= span.to));
}

/** In reading order, the longer of two that overlap. */
function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (!last || span.from >= last.to) kept.push(span);
  }
  return kept;
}

function inWords(signal: string, label: string, tokens: readonly Token[], span: Span, text: { title: string; body: string }, isWeak = false): HeardSignal {
  const first = tokens[span.from];
  const where = first?.part ?? 'body';
  // A quote stands in one place: what begins in the title and ends in the body is quoted from the title.
  let last = span.to - 1;
  while (last > span.from && tokens[last]?.part !== where) last -= 1;
  const [from, to] = [first?.from ?? 0, tokens[last]?.to ?? 0];
  return { signal, label, quote: text[where].slice(from, to), where, from, to, at: span, isWeak };
}
