import type { Answered, Asked } from '#shared/contract/shapes.ts';
import { commandId, questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { hasWords, readContent } from '../answers/content.ts';
import type { Drafts } from '../answers/drafts.ts';
import type { Live, LiveName } from '../live.ts';
import { mayDo, mustMayDo } from '../people/may-do.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { draftOf } from '../store/drafts.ts';
import { noteActivity, whoAmI } from '../store/team/activity.ts';
import { addLetter, dropLetters, wasAskSent } from '../store/team/letters.ts';
import { insertLook, lookById, looksOf, looksToShow, readNames, updateLook, type LookShown } from '../store/team/looks.ts';
import { TroubleError } from '../trouble.ts';
import { creditOf, nameOf } from './credit-of.ts';
import { placeFor } from './letters/place.ts';
import { myLook, requiredFor } from './obstacle.ts';
import { createLookRules } from './rules.ts';
import { isOver, stateOf } from './state-of.ts';
import { judge } from './verdict.ts';

const settledForMs = 7 * 24 * 3_600_000;
const mostShown = 200;
const readFrom: LiveName[] = ['looks', 'look_rules', 'questions', 'drafts', 'people', 'accounts', 'outbox'];

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const notAllowed = (say: string): TroubleError => new TroubleError({ kind: 'not-allowed', say, remedy: 'none' });
const tooLate = (say: string): TroubleError => new TroubleError({ kind: 'too-late', say, remedy: 'none' });

/** A second pair of eyes on an answer. `onLetter`: something waits to be told to other desks. */
export function createLooks({ db, live, clock, settings, drafts, onLetter = () => {} }: { db: Db; live: Live; clock: Clock; settings: SettingsFile; drafts: Pick<Drafts, 'open' | 'save'>; onLetter?: () => void }) {
  /** This person, by the name the forum of the text knows. */
  const meFor = (row: Pick<LookShown, 'question_id'>): string => whoAmI(db, row.question_id);
  const get = (id: string): LookShown => {
    const row = lookById(db, id);
    if (!row || (!same(row.by, meFor(row)) && mayDo(db, 'second-read') !== null)) throw new TroubleError({ kind: 'not-found', what: 'second look', say: 'This text is not waiting here any more.', remedy: 'reload' });
    return row;
  };
  const view = (row: LookShown, mayRead: boolean, maySend: boolean): SecondLook => {
    const me = meFor(row);
    const state = stateOf(row);
    const isMine = same(row.by, me);
    return {
      id: commandId.parse(row.id),
      questionId: questionIdShape.parse(row.question_id),
      title: row.title ?? '',
      by: nameOf(db, row.by),
      isMine,
      text: row.text,
      note: row.note,
      required: readNames(row.required),
      state,
      reader: row.reader === '' ? '' : nameOf(db, row.reader),
      suggestion: row.suggestion,
      remark: row.remark,
      agreedBy: readNames(row.agreed_by).map((one) => nameOf(db, one)),
      place: row.place,
      placeWhy: row.place_why,
      mayJudge: mayRead && !isMine && !isOver(state) && (state !== 'stopped' || same(row.reader, me)),
      maySend: mayRead && maySend && !isMine && state === 'agreed',
      at: row.at,
      changedAt: row.changed_at,
    };
  };
  const viewer = () => {
    const mayRead = mayDo(db, 'second-read') === null;
    const maySend = mayDo(db, 'send') === null;
    return { mayRead, show: (row: LookShown) => view(row, mayRead, maySend) };
  };
  const tell = (lookId: string, kind: 'ask' | 'verdict' | 'withdraw' | 'sent', note: unknown = {}): void => {
    addLetter(db, { lookId, kind, note: JSON.stringify(note), at: clock.now() });
    clock.after(0, onLetter);
  };
  const takeAway = (look: LookShown): void => {
    updateLook(db, look.id, { state: 'withdrawn', changed_at: clock.now() });
    if (look.place !== 'forum') return;
    const isTold = wasAskSent(db, look.id);
    dropLetters(db, look.id);
    if (isTold) tell(look.id, 'withdraw');
  };
  const templatesOf = (questionId: string): string[] => {
    const row = draftOf(db, questionId);
    const content = row?.is_discarded === 0 ? readContent(row.content) : null;
    return content?.templates.map(({ templateId }) => templateId) ?? [];
  };

  return {
    ask({ id, questionId, text, note }: Asked['looks']['ask']): Answered['looks']['ask'] {
      db.tx(() => {
        if (lookById(db, id)) return;
        const question = db.one(db.sql.selectFrom('questions').select(['title', 'state']).where('id', '=', questionId));
        if (!question) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
        if (text.trim() === '') throw new TroubleError({ kind: 'too-short', least: 1, say: 'There is nothing to read yet.', remedy: 'edit' });
        const me = whoAmI(db, questionId);
        if (me === '') throw notAllowed('The forum has not said yet who you are. Try again in a moment.');
        // What was stopped stays known as stopped; what still waited is replaced by this text.
        for (const before of looksOf(db, questionId)) if (same(before.by, me) && !isOver(stateOf(before)) && before.state !== 'stopped') takeAway(before);
        const at = clock.now();
        const { place, ...where } = placeFor(db, settings, me);
        const required = requiredFor(db, questionId, templatesOf(questionId));
        insertLook(db, { id, question_id: questionId, by: me, text, note: note.trim(), required: JSON.stringify(required), state: 'asked', place, place_why: 'why' in where ? where.why : '', topic_id: null, sent_as: null, at, changed_at: at });
        noteActivity(db, { at, what: 'asked for a second look', questionId, detail: note.trim() });
        if (place === 'forum') tell(id, 'ask');
      });
      return {};
    },

    withdraw({ id }: Asked['looks']['withdraw']): Answered['looks']['withdraw'] {
      db.tx(() => {
        const look = get(id);
        if (!same(look.by, meFor(look))) throw notAllowed('Only whoever wrote it can take it back.');
        const state = stateOf(look);
        if (state === 'stopped') throw tooLate('It was stopped. Change the text and ask again.');
        if (state === 'sent') throw tooLate('It was sent already.');
        if (state === 'withdrawn') return;
        takeAway(look);
        noteActivity(db, { at: clock.now(), what: 'took a second look back', questionId: look.question_id });
      });
      return {};
    },

    list: (signal: AbortSignal | undefined) =>
      live.watch(
        readFrom,
        () => {
          const { mayRead, show } = viewer();
          return looksToShow(db, clock.now() - settledForMs).filter((row) => mayRead || same(row.by, meFor(row))).slice(0, mostShown).map(show);
        },
        signal,
      ),

    ofQuestion: ({ questionId }: Asked['looks']['ofQuestion'], signal: AbortSignal | undefined) =>
      live.watch(
        readFrom,
        () => {
          const me = whoAmI(db, questionId);
          const { mayRead, show } = viewer();
          const rows = looksOf(db, questionId).filter((row) => mayRead || same(row.by, me));
          const newest = myLook(rows, me) ?? rows.find((row) => !isOver(stateOf(row))) ?? rows[0];
          return { look: newest ? show(newest) : null, required: requiredFor(db, questionId, templatesOf(questionId)) };
        },
        signal,
      ),

    judge({ id, verdict, remark, suggestion }: Asked['looks']['judge']): Answered['looks']['judge'] {
      db.tx(() => {
        mustMayDo(db, 'second-read');
        const look = get(id);
        const me = meFor(look);
        const judged = judge({ state: stateOf(look), by: look.by, text: look.text, reader: look.reader, agreedBy: readNames(look.agreed_by) }, { verdict, by: me, remark, suggestion });
        if (judged.kind === 'refused') throw judged.why === 'over' ? tooLate(judged.say) : notAllowed(judged.say);
        const at = clock.now();
        updateLook(db, id, { state: judged.state, reader: judged.reader, agreed_by: JSON.stringify(judged.agreedBy), remark: judged.remark, suggestion: judged.suggestion, changed_at: at });
        noteActivity(db, { at, what: { agreed: 'agreed to an answer', suggested: 'suggested changes to an answer', stopped: 'stopped an answer' }[judged.state], questionId: look.question_id, detail: judged.remark });
        if (look.place === 'forum') tell(id, 'verdict', { verdict, remark: judged.remark, suggestion: judged.suggestion });
      });
      return {};
    },

    takeOver({ id }: Asked['looks']['takeOver']): Answered['looks']['takeOver'] {
      return db.tx(() => {
        mustMayDo(db, 'second-read');
        mustMayDo(db, 'send');
        const look = get(id);
        const me = meFor(look);
        if (same(look.by, me)) throw notAllowed('You wrote this yourself: send it from the question.');
        if (stateOf(look) !== 'agreed') throw tooLate('Only a text that was agreed to can be sent for somebody else.');
        const questionId: QuestionId = questionIdShape.parse(look.question_id);
        const { questionId: _, rev, savedAt: __, ...content } = drafts.open(questionId);
        const isTheirs = content.text.trim() === look.text.trim();
        if (hasWords(content) && !isTheirs) throw new TroubleError({ kind: 'draft-conflict', rev, say: 'There is another draft for this question. Send it or put it away first, so that it is not lost.', remedy: 'read-change' });
        drafts.save({ questionId, rev, content: { ...content, text: creditOf(db, look, me) } });
        updateLook(db, id, { taken_by: me, changed_at: clock.now() });
        noteActivity(db, { at: clock.now(), what: 'took over an answer', questionId, detail: nameOf(db, look.by) });
        return { questionId };
      });
    },

    ...createLookRules({ db, live, clock }),
  };
}
export type Looks = ReturnType<typeof createLooks>;
