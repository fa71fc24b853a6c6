import type { Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { createAutosave, type SaveClock } from '#renderer/text-editor/autosave.ts';
import { mergeBlanks } from '#shared/answers/merge-blanks.ts';
import type { Draft, DraftContent } from '#shared/words/draft.ts';
import type { CommandId } from '#shared/words/ids.ts';
import type { FilledTemplate } from '#shared/words/template.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { useComposer, type ComposerState } from '../composer-store.ts';
import { compareMirror, createMirror, type Mirrored, type MirrorStore } from './mirror.ts';
import { createStopwatch } from './stopwatch.ts';

/** What the contract takes; a longer text stays in the page's mirror and is said to be unsaved. */
const longest = 64_000;

export interface SessionParts {
  desk: Desk;
  draft: Draft;
  storage: MirrorStore;
  clock: SaveClock;
  /** Monotonic milliseconds. */
  elapsed(): number;
}

export type DraftSession = ReturnType<typeof beginSession>;

/** One draft while it is being written: what is typed goes to the store and the page's mirror at once, and to the engine within a second. */
export function beginSession({ desk, draft, storage, clock, elapsed }: SessionParts) {
  const { questionId, rev, savedAt, ...saved } = draft;
  const mirror = createMirror(storage, questionId);
  const kept = mirror.read();
  const found = compareMirror(kept, draft);
  let content: DraftContent = kept && found !== 'saved' ? kept.content : saved;
  let sheet: Mirrored['sheet'] = kept?.sheet ?? {};
  let send: Mirrored['send'] = kept?.send ?? null;
  let isOver = false;
  const watch = createStopwatch(elapsed, content);

  const show = (change: Partial<ComposerState>): void => {
    if (!isOver) useComposer.setState(change);
  };
  const load = (change: Partial<ComposerState> = {}): void => show({ ...change, content, loads: useComposer.getState().loads + 1 });
  const whole = (): DraftContent => ({ ...content, ...watch.read() });

  const autosave = createAutosave<DraftContent>({
    rev,
    savedAt,
    clock,
    isConflict: found === 'ask',
    troubleOf: (error) => (error instanceof TooLong ? error.trouble : troubleOf(error)),
    save: (onRev, next) => {
      if (next.text.length > longest) throw new TooLong();
      return desk.call.drafts.save({ questionId, rev: onRev, content: { ...next, ...watch.read() } });
    },
    onState(state) {
      keep();
      if (state.kind === 'conflict') void meet();
      else show({ save: state });
    },
  });

  /** Something else was saved. Where it is our own words, whose answer was lost, there is nothing to ask. */
  async function meet(): Promise<void> {
    try {
      const theirs = await desk.call.drafts.open({ questionId });
      if (theirs.text === autosave.sent()?.text || theirs.text === content.text) autosave.adopt(theirs.rev, content);
      else show({ theirs, save: { kind: 'conflict', rev: theirs.rev } });
    } catch (error) {
      show({ save: { kind: 'failed', trouble: troubleOf(error) } });
      clock.after(2_000, () => void (isOver || meet()));
    }
  }

  function keep(): void {
    if (autosave.isSaved() && send === null && Object.keys(sheet).length === 0) mirror.clear();
    else mirror.write({ content: whole(), rev: autosave.rev(), sentText: autosave.sent()?.text ?? null, send, sheet });
  }

  function edit(change: Partial<DraftContent>): void {
    const isOther = change.text !== undefined && change.text !== content.text;
    content = { ...content, ...change };
    const { trouble } = useComposer.getState();
    show({ content, trouble: isOther && trouble && isAboutText(trouble) ? null : trouble });
    autosave.change(content);
    keep();
  }

  /** The person chose between two texts: `next` stands, on the revision that is saved now. */
  function settle(next: DraftContent, onRev: number, isNew: boolean): void {
    content = next;
    autosave.adopt(onRev, isNew ? next : null);
    load({ theirs: null });
    keep();
  }

  if (found === 'replay') autosave.change(content);
  load({ sheet, isBroughtBack: found === 'replay', ...(found === 'ask' ? { theirs: draft, save: { kind: 'conflict', rev } } : {}) });

  return {
    questionId,
    content: whole,
    /** The editor shows this text already. */
    edit,
    /** Puts a text in place of the one in the editor. */
    replace(change: Partial<DraftContent>): void {
      edit(change);
      load();
    },
    key: watch.key,
    setActive: watch.setActive,
    /** What the fill-in sheet holds outlives a reload, too. */
    keepSheet(values: Mirrored['sheet']): void {
      sheet = values;
      show({ sheet });
      keep();
    },
    /** Says what came in of a template. Only a count hangs on it, so a call that fails is let go. */
    inserted({ templateId, version, text }: FilledTemplate): void {
      void desk.call.templates.inserted({ templateId, questionId, version, text: text.slice(0, longest) }).catch(() => {});
    },
    flush: autosave.flush,
    pause: autosave.pause,
    resume: autosave.resume,

    keepMine: (theirs: Draft): void => settle(content, theirs.rev, true),
    takeTheirs: ({ questionId: _, rev: theirRev, savedAt: __, ...theirs }: Draft): void => settle(theirs, theirRev, false),
    keepBoth: (theirs: Draft): void =>
      settle({ ...content, text: `${theirs.text.trim()}\n\n---\n\n${content.text.trim()}`, blanks: mergeBlanks(theirs.blanks, content.blanks) }, theirs.rev, true),

    /** What a send must carry: the same command as long as nobody knows whether the last one arrived. */
    beginSend(fresh: () => CommandId): { id: CommandId; sentText: string; isRetry: boolean } {
      const isRetry = send !== null;
      send ??= { commandId: fresh(), text: content.text };
      keep();
      return { id: send.commandId, sentText: send.text, isRetry };
    },
    /** The engine refused, so nothing arrived: the next send is a new command. */
    forgetSend(): void {
      send = null;
      keep();
    },
    /** Whether this very text left with that command, although its answer may have been lost. */
    hasSent: (id: CommandId): boolean => send?.commandId === id && send.text === content.text,
    /** The answer left, or the draft was discarded: nothing may be saved after this. */
    end(): void {
      autosave.stop();
      isOver = true;
      mirror.clear();
    },
    /** Another question comes: what is typed goes out once more, and stays in the mirror until it is confirmed. */
    leave(): void {
      if (isOver) return;
      watch.setActive(false);
      isOver = true;
      void autosave.flush().then(() => {
        autosave.stop();
        keep();
      });
    },
  };
}

/** Other words may cure it, so it is not said any longer. */
const isAboutText = (trouble: Trouble): boolean => ['blanks-left', 'too-short', 'too-long', 'findings', 'refused'].includes(trouble.kind);

class TooLong extends Error {
  readonly trouble: Trouble = { kind: 'too-long', most: longest, say: 'This text is longer than Rounds can keep. Shorten it, or put a part of it elsewhere.', remedy: 'edit' };
}
