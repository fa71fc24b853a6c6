import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readRuleBook } from '#shared/triage/rules/book.ts';
import { aid, createJudge, type Judge, type Judged } from '#shared/triage/judge.ts';
import type { TickAnswers } from '#shared/triage/ticks.ts';
import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { flag, levelOfRank, rankOf, type Flag } from '#shared/words/level.ts';
import { firedRule, levelReason, tickBox, type Verdict } from '#shared/words/triage.ts';
import { localePacks } from '../disclaimers/locale-packs.ts';
import type { Live } from '../live.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { questionRow, updateQuestion } from '../store/questions.ts';
import { noteActivity, whoAmI } from '../store/team/activity.ts';
import { addChange, addFlagChange, flagChangesOf, lastChange, lessons, ticksOf, lineUpWords, nextWords, wordLevelOf, wordsAreRead, wordsOf, writeTicks, writeWordLevel, type Unread } from '../store/team/levels.ts';
import { plainText } from '../threads/plain-text.ts';
import { TroubleError } from '../trouble.ts';
import { readAsked } from './whom.ts';

/** A turn reads this many questions, then lets others work. */
const slice = 8;
const pauseMs = 15;
/** The window has its first rows by then. */
const firstMs = 1_500;

const kept = { fired: z.array(firedRule), flags: z.array(z.object({ flag, why: z.string() })), ticks: z.array(tickBox), answers: z.record(z.string(), z.enum(['yes', 'no'])) };
const says: Record<string, string> = { 'seen-by-a-doctor': 'seen by a doctor already', old: 'long past', 'somebody-else': 'about somebody else', 'misread-word': 'a word was misread', 'more-than-it-says': 'more than its words say', 'person-knows': 'decided by a person', other: 'for another reason' };

/** How soon each question should be seen: read from its words, set by ticks, decided by people. */
export function createTriage({ db, live, clock }: { db: Db; live: Live; clock: Clock }) {
  // Preparing the rules takes longer than opening the store, and nobody reads the first rows for their levels.
  let prepared: { tickIds: Set<string>; sha: string; judge: Judge } | null = null;
  const rules = () => {
    if (!prepared) {
      const book = readRuleBook();
      prepared = { tickIds: new Set(book.ticks.map(({ id }) => id)), sha: createHash('sha256').update(JSON.stringify(book)).digest('hex'), judge: createJudge(book) };
    }
    return prepared;
  };
  let cancel: (() => void) | null = null;
  /** By which rules the questions were put in line. */
  let lined = '';
  let stopHearing = (): void => {};

  const answersOf = (id: QuestionId): TickAnswers => {
    const row = ticksOf(db, id);
    return row ? kept.answers.catch({}).parse(JSON.parse(row.answers)) : {};
  };
  const publicNumbers = (): string[] => localePacks(db).flatMap((pack) => Object.values(pack.numbers).map((number) => number.say));
  const judged = (row: Unread, answers: TickAnswers): Judged => {
    return rules().judge({ ...readAsked(row.title, plainText(row.html ?? '')), allowedNumbers: publicNumbers(), answers });
  };
  /** Brings the question in step with what is known; inside a transaction. What a person decided stays. */
  const settle = (id: QuestionId, { level, isByTicks }: Pick<Judged, 'level' | 'isByTicks'>, flags: readonly Flag[]): void => {
    const person = lastChange(db, id)?.level ?? null;
    const on = new Set(flags);
    for (const change of flagChangesOf(db, id)) {
      if (change.is_on === 1) on.add(flag.parse(change.flag));
      else on.delete(flag.parse(change.flag));
    }
    const next = { level: person ?? rankOf(level), level_by: person !== null ? ('person' as const) : isByTicks ? ('ticks' as const) : ('words' as const), flags: JSON.stringify([...on]) };
    const row = questionRow(db, id);
    if (row && (row.level !== next.level || row.level_by !== next.level_by || row.flags !== next.flags)) updateQuestion(db, id, next);
  };
  const read = (row: Unread): void => {
    const id = row.id as QuestionId;
    const found = judged(row, answersOf(id));
    writeWordLevel(db, { question_id: id, text_sha: row.wording, rules_sha: rules().sha, level: rankOf(found.wordsLevel), fired: JSON.stringify(found.fired), flags: JSON.stringify(found.flags), ticks: JSON.stringify(found.ticks), read_at: clock.now() });
    settle(id, found, found.flags.map((one) => one.flag));
  };
  const readNow = (id: QuestionId): void => {
    const row = wordsOf(db, id);
    if (row?.html && (row.text_sha !== row.wording || row.rules_sha !== rules().sha)) db.tx(() => read(row));
  };
  const readAgain = (id: QuestionId): void => {
    const row = wordsOf(db, id);
    if (row) read(row);
  };

  const turn = (): void => {
    cancel = null;
    if (lined !== rules().sha) lineUpWords(db);
    lined = rules().sha;
    const ids = nextWords(db, slice);
    if (ids.length === 0) return;
    db.tx(() => {
      for (const id of ids) {
        const row = wordsOf(db, id as QuestionId);
        if (row?.html && (row.text_sha !== row.wording || row.rules_sha !== rules().sha)) read(row);
      }
      wordsAreRead(db, ids);
    });
    plan();
  };
  const plan = (ms = pauseMs): void => {
    cancel ??= clock.after(ms, turn);
  };

  const verdictOf = (id: QuestionId): Verdict | null => {
    const question = questionRow(db, id);
    if (!question) return null;
    const words = wordLevelOf(db, id);
    const change = lastChange(db, id);
    const ticked = ticksOf(db, id);
    const isPerson = question.level_by === 'person' && change !== undefined;
    const flagged = new Map(words ? kept.flags.parse(JSON.parse(words.flags)).map((one) => [one.flag, { ...one, by: '' }]) : []);
    for (const one of flagChangesOf(db, id)) {
      if (one.is_on === 1) flagged.set(flag.parse(one.flag), { flag: flag.parse(one.flag), by: one.by, why: one.note });
      else flagged.delete(flag.parse(one.flag));
    }
    return {
      questionId: id,
      level: levelOfRank(question.level),
      setBy: question.level_by,
      by: isPerson ? change.by : question.level_by === 'ticks' ? (ticked?.by ?? '') : '',
      at: isPerson ? change.at : question.level_by === 'ticks' ? (ticked?.at ?? null) : (words?.read_at ?? null),
      why: isPerson ? [says[change.reason] ?? '', change.note].filter(Boolean).join(': ') : '',
      wordsLevel: levelOfRank(words?.level ?? 0),
      fired: words ? kept.fired.parse(JSON.parse(words.fired)) : [],
      flags: [...flagged.values()],
      ticks: words ? kept.ticks.parse(JSON.parse(words.ticks)) : [],
      say: aid,
    };
  };
  const must = (id: QuestionId): NonNullable<ReturnType<typeof questionRow>> => {
    const row = questionRow(db, id);
    if (!row) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
    return row;
  };

  return {
    start(): void {
      stopHearing = db.onCommit((tables) => {
        if (tables.has('questions') || tables.has('posts')) plan(prepared ? pauseMs : firstMs);
      });
      plan(firstMs);
    },
    stop(): void {
      stopHearing();
      cancel?.();
    },

    ofQuestion({ questionId }: { questionId: QuestionId }, signal: AbortSignal | undefined) {
      readNow(questionId);
      return live.watch(['questions', 'word_levels', 'ticks', 'level_changes', 'flag_changes'], () => verdictOf(questionId), signal);
    },

    tick({ questionId, ticks }: Omit<Asked['triage']['tick'], 'questionId'> & { questionId: QuestionId }): Answered['triage']['tick'] {
      return db.tx(() => {
        must(questionId);
        const answers = { ...answersOf(questionId) };
        for (const [id, answer] of Object.entries(ticks)) {
          if (!rules().tickIds.has(id)) continue;
          if (answer === null) delete answers[id];
          else answers[id] = answer;
        }
        writeTicks(db, { question_id: questionId, answers: JSON.stringify(answers), by: whoAmI(db, questionId), at: clock.now() });
        readAgain(questionId);
        return {};
      });
    },

    setLevel({ questionId, level, reason, note }: Omit<Asked['triage']['setLevel'], 'questionId'> & { questionId: QuestionId }): Answered['triage']['setLevel'] {
      return db.tx(() => {
        const before = must(questionId);
        const fired = kept.fired.parse(JSON.parse(wordLevelOf(db, questionId)?.fired ?? '[]')).map(({ rule }) => rule);
        addChange(db, { question_id: questionId, level: level === null ? null : rankOf(level), was: before.level, reason, note, by: whoAmI(db, questionId), fired: JSON.stringify(fired), at: clock.now() });
        noteActivity(db, { at: clock.now(), what: level === null ? 'went back to the level the words say' : `set the level to ${level}`, questionId, detail: [says[reason] ?? '', note].filter(Boolean).join(': ') });
        readAgain(questionId);
        return {};
      });
    },

    setFlag({ questionId, flag: which, isOn, note }: Omit<Asked['triage']['setFlag'], 'questionId'> & { questionId: QuestionId }): Answered['triage']['setFlag'] {
      return db.tx(() => {
        must(questionId);
        addFlagChange(db, { question_id: questionId, flag: which, is_on: isOn ? 1 : 0, note, by: whoAmI(db, questionId), at: clock.now() });
        noteActivity(db, { at: clock.now(), what: isOn ? `flagged: ${which}` : `took the flag ${which} away`, questionId, detail: note });
        readAgain(questionId);
        return {};
      });
    },

    lessons: (): Answered['triage']['lessons'] =>
      lessons(db, 500).map((row) => ({
        questionId: row.question_id as QuestionId,
        title: row.title,
        from: levelOfRank(row.was),
        to: levelOfRank(row.level ?? 0),
        reason: levelReason.catch('other').parse(row.reason),
        note: row.note,
        by: row.by,
        at: row.at,
        fired: z.array(z.string()).catch([]).parse(JSON.parse(row.fired)),
      })),
  };
}
export type Triage = ReturnType<typeof createTriage>;
