import { findMarks } from '#shared/answers/blanks.ts';
import { countWords } from '#shared/answers/count-words.ts';
import type { Draft, DraftContent, DraftRow } from '#shared/words/draft.ts';
import { questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import type { Live } from '../live.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { draftOf, type DraftRow as Row, draftsToShow, keepRevision, revisionsOf, setBaseline, setDiscarded, writeDraft } from '../store/drafts.ts';
import { excerptOf } from '../threads/plain-text.ts';
import { baselineOf, changeSince, type Baseline } from '../threads/change.ts';
import { TroubleError } from '../trouble.ts';
import { readBaseline, writeBaseline } from './baseline.ts';
import { hasWords, isBlankContent, noContent, packContent, readContent, unpackContent } from './content.ts';
import { closeDraft } from './give-back.ts';

/** Opening a question asks the forum; what that brings within this time is what the person begins with. */
const settlingMs = 3_000;
const mostOpened = 200;

/** What a person writes for a question, from the first letter until it is sent. One draft per question. */
export function createDrafts({ db, live, clock }: { db: Db; live: Live; clock: Clock }) {
  // Opening writes nothing, so where a person begins is kept here until the first save.
  const opened = new Map<QuestionId, { baseline: Baseline; at: number }>();
  db.onCommit((tables) => {
    if (!tables.has('posts') && !tables.has('questions')) return;
    for (const [questionId, known] of opened) {
      if (clock.elapsed() - known.at <= settlingMs) opened.set(questionId, { ...known, baseline: baselineOf(db, questionId) });
    }
  });

  const remember = (questionId: QuestionId): void => {
    opened.delete(questionId);
    opened.set(questionId, { baseline: baselineOf(db, questionId), at: clock.elapsed() });
    const oldest = opened.keys().next().value;
    if (opened.size > mostOpened && oldest !== undefined) opened.delete(oldest);
  };
  const isKnown = (questionId: QuestionId): boolean => db.one(db.sql.selectFrom('questions').select('id').where('id', '=', questionId)) !== undefined;
  const isOpenDraft = (row: Row | undefined): row is Row => row?.is_discarded === 0;
  const beginning = (questionId: QuestionId): Baseline => opened.get(questionId)?.baseline ?? baselineOf(db, questionId);

  const shown = (questionId: QuestionId, row: Row | undefined): Draft => {
    const content = row && (row.is_discarded === 0 || !hasWords(readContent(row.content) ?? noContent())) ? contentOf(row) : noContent();
    return { ...content, questionId, rev: row?.rev ?? 0, savedAt: row?.saved_at ?? 0 };
  };

  /** What the disk gave back unchanged: the row, else the newest revision that is whole, else what can be read of the row. */
  const contentOf = (row: Row): DraftContent => {
    const whole = unpackContent(row);
    if (whole) return whole;
    for (const revision of revisionsOf(db, row.question_id)) {
      const older = unpackContent(revision);
      if (older) return older;
    }
    return readContent(row.content) ?? noContent();
  };

  const write = (questionId: QuestionId, rev: number, content: DraftContent, baseline: string, begunAt: number): number => {
    const at = clock.now();
    const packed = packContent(content);
    writeDraft(db, { question_id: questionId, rev, ...packed, baseline, is_discarded: hasWords(content) ? 0 : 1, begun_at: begunAt, saved_at: at });
    keepRevision(db, { question_id: questionId, rev, ...packed, saved_at: at });
    return at;
  };

  return {
    open(questionId: QuestionId): Draft {
      if (!isKnown(questionId)) throw noSuchQuestion();
      const row = draftOf(db, questionId);
      if (!isOpenDraft(row)) remember(questionId);
      return shown(questionId, row);
    },

    save({ questionId, rev, content }: { questionId: QuestionId; rev: number; content: DraftContent }): { rev: number; savedAt: number } {
      return db.tx(() => {
        const row = draftOf(db, questionId);
        const have = row?.rev ?? 0;
        if (rev !== have) {
          throw new TroubleError({ kind: 'draft-conflict', rev: have, say: 'This draft was changed in another window. Nothing was overwritten; choose which text to keep.', remedy: 'read-change' });
        }
        if (!row && isBlankContent(content)) return { rev: 0, savedAt: 0 };
        if (!isKnown(questionId)) throw noSuchQuestion();
        if (row && row.content_sha === packContent(content).content_sha && hasWords(content) === isOpenDraft(row)) return { rev: have, savedAt: row.saved_at };
        const isGoingOn = isOpenDraft(row);
        const baseline = isGoingOn ? row.baseline : writeBaseline(beginning(questionId));
        return { rev: have + 1, savedAt: write(questionId, have + 1, content, baseline, isGoingOn ? row.begun_at : clock.now()) };
      });
    },

    discard(questionId: QuestionId): Record<string, never> {
      setDiscarded(db, questionId, 1);
      remember(questionId);
      return {};
    },

    /** The draft that was put away; of one that was not, the last text that differs. */
    restore(questionId: QuestionId): Draft {
      return db.tx(() => {
        const row = draftOf(db, questionId);
        const now = row && contentOf(row);
        if (row?.is_discarded === 1 && now && hasWords(now)) {
          setDiscarded(db, questionId, 0);
          return shown(questionId, draftOf(db, questionId));
        }
        const before = revisionsOf(db, questionId)
          .map(unpackContent)
          .find((content) => content !== null && hasWords(content) && content.text !== now?.text);
        if (!row || !before) throw new TroubleError({ kind: 'not-found', what: 'draft', say: 'There is no earlier text for this question.', remedy: 'none' });
        const baseline = isOpenDraft(row) ? row.baseline : writeBaseline(beginning(questionId));
        write(questionId, row.rev + 1, before, baseline, clock.now());
        return shown(questionId, draftOf(db, questionId));
      });
    },

    list: (signal: AbortSignal | undefined) => live.watch(['drafts', 'questions', 'communities'], () => draftsToShow(db).flatMap(rowOf), signal),

    change: (questionId: QuestionId, signal: AbortSignal | undefined) =>
      live.watch(
        ['drafts', 'posts', 'questions'],
        (): ThreadChange | null => {
          const row = draftOf(db, questionId);
          return isOpenDraft(row) ? changeSince(db, questionId, readBaseline(row.baseline)) : null;
        },
        signal,
      ),

    acknowledge(questionId: QuestionId): Record<string, never> {
      setBaseline(db, questionId, writeBaseline(baselineOf(db, questionId)));
      if (opened.has(questionId)) remember(questionId);
      return {};
    },

    /** The text went to the outbox; inside that transaction. What the person writes next begins with the thread as it is now. */
    close(questionId: QuestionId, baseline: Baseline): void {
      closeDraft(db, questionId, writeBaseline(baseline), clock.now());
      remember(questionId);
    },

    /** Where the person began: for an answer about to be sent. */
    baselineFor(questionId: QuestionId): Baseline {
      const row = draftOf(db, questionId);
      return isOpenDraft(row) ? readBaseline(row.baseline) : beginning(questionId);
    },
  };
}
export type Drafts = ReturnType<typeof createDrafts>;

function rowOf(row: ReturnType<typeof draftsToShow>[number]): DraftRow[] {
  const content = unpackContent(row) ?? readContent(row.content);
  if (!content || !hasWords(content)) return [];
  return [
    {
      questionId: questionIdShape.parse(row.question_id),
      title: row.title,
      community: row.community ?? '',
      excerpt: excerptOf(content.text),
      words: countWords(content.text),
      blanksLeft: findMarks(content.text, content.blanks).length,
      savedAt: row.saved_at,
      isWaiting: row.is_waiting === 1,
    },
  ];
}

const noSuchQuestion = (): TroubleError => new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
