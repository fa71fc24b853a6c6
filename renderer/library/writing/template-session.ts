import { createStore } from 'zustand';
import type { Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { createAutosave, type SaveClock, type SaveState } from '#renderer/text-editor/autosave.ts';
import type { TemplateContent, TemplateSheet } from '#shared/words/library.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { sameContent } from './same-content.ts';
import { unsavedCopy, type CopyStore } from './unsaved-copy.ts';

/** What the contract takes; a longer body stays in this page and is said to be unsaved. */
const longest = 64_000;

export interface Writing {
  content: TemplateContent;
  /** Grows when the words were set by anything but the editor of the body, which then shows them. */
  loads: number;
  save: SaveState;
  /** What somebody else saved while this was written. */
  theirs: TemplateSheet | null;
  /** The words that did not stand after two were written; kept until the person lets go of them. */
  aside: { whose: 'mine' | 'theirs'; content: TemplateContent } | null;
  isBroughtBack: boolean;
}

export interface SessionParts {
  desk: Desk;
  sheet: TemplateSheet;
  storage: CopyStore;
  clock: SaveClock;
}

/** What a deed came to: its answer, or why it was not done. */
export type Done<T> = { answer: T; trouble: null } | { answer: null; trouble: Trouble };

export type TemplateSession = ReturnType<typeof beginTemplate>;

/** One template while it is written: what is typed goes to this page's copy at once, and to the engine within a second. */
export function beginTemplate({ desk, sheet, storage, clock }: SessionParts) {
  const templateId = sheet.row.id;
  const copy = unsavedCopy(storage, templateId);
  const kept = copy.read();
  const isKept = kept !== null && !sameContent(kept.content, sheet.content);
  const isContinued = isKept && (kept.rev === sheet.rev || (kept.sent !== null && sameContent(kept.sent, sheet.content)));
  const isTwo = isKept && !isContinued;

  /** What the engine held at the revision the next save is written on. */
  let base = sheet.content;
  let latest = sheet;
  /** A deed changed the words: the sheet of its revision carries them. */
  let isStale = false;
  /** A deed of this window is about to change the words: what comes is no surprise. */
  let isOwnDeed = false;
  /** The words that stand were written here. */
  let isWritten = isKept;
  let isOver = false;

  const store = createStore<Writing>(() => ({
    content: isKept ? kept.content : sheet.content,
    loads: 0,
    save: isTwo ? { kind: 'conflict', rev: sheet.rev } : { kind: 'saved', at: sheet.row.changedAt },
    theirs: isTwo ? sheet : null,
    aside: null,
    isBroughtBack: isContinued,
  }));
  const content = (): TemplateContent => store.getState().content;
  const load = (next: TemplateContent): void => store.setState(({ loads }) => ({ content: next, loads: loads + 1 }));

  const autosave = createAutosave<TemplateContent>({
    rev: sheet.rev,
    savedAt: sheet.row.changedAt,
    isConflict: isTwo,
    clock,
    troubleOf: (error) => (error instanceof TooLong ? error.trouble : troubleOf(error)),
    async save(rev, next) {
      if (next.body.length > longest) throw new TooLong();
      const done = await desk.call.library.saveDraft({ templateId, rev, content: next });
      base = next;
      return { rev: done.rev, savedAt: clock.now() };
    },
    onState(save) {
      keep();
      if (isOver) return;
      if (save.kind === 'conflict') return meet();
      store.setState({ save });
      if (save.kind !== 'saving') catchUp();
    },
  });

  function keep(): void {
    if (autosave.isSaved()) copy.clear();
    else copy.write({ content: content(), rev: autosave.rev(), sent: autosave.sent() });
  }

  /** Takes what changed elsewhere, where nothing of this window is in the way. */
  function catchUp(): void {
    const { kind } = autosave.state();
    if (kind === 'conflict') return meet();
    if (kind === 'saving' || latest.rev < autosave.rev() || (latest.rev === autosave.rev() && !isStale)) return;
    if (!autosave.isSaved()) {
      // Only what stands around the words is new; else the save is refused and a person chooses.
      if (sameContent(latest.content, base)) autosave.adopt(latest.rev, content());
      return;
    }
    isStale = false;
    base = latest.content;
    const isNews = !sameContent(base, content());
    if (isNews && isWritten && !isOwnDeed) store.setState({ aside: { whose: 'mine', content: content() } });
    if (isNews) {
      load(base);
      isWritten = false;
    }
    isOwnDeed = false;
    autosave.adopt(latest.rev, null);
  }

  /** Something else was saved. Where it is our own words, or the words are the same, there is nothing to ask. */
  function meet(): void {
    const state = autosave.state();
    if (state.kind !== 'conflict' || latest.rev < state.rev) return;
    const sent = autosave.sent();
    const isOurs = sameContent(latest.content, content()) || (sent !== null && sameContent(latest.content, sent));
    if (isOurs || sameContent(latest.content, base)) {
      base = latest.content;
      autosave.adopt(latest.rev, sameContent(base, content()) ? null : content());
    } else store.setState({ theirs: latest, save: { kind: 'conflict', rev: latest.rev } });
  }

  function edit(change: Partial<TemplateContent>): void {
    const next = { ...content(), ...change };
    if (sameContent(next, content())) return;
    store.setState({ content: next });
    isWritten = true;
    autosave.change(next);
    keep();
  }

  /** Makes a change that is no typing, on the revision everything typed so far was saved as. */
  async function act<T extends { rev: number }>(deed: (rev: number) => Promise<T>, { setsWords = false } = {}): Promise<Done<T>> {
    await autosave.flush();
    const state = autosave.state();
    if (state.kind === 'failed') return { answer: null, trouble: state.trouble };
    if (state.kind === 'conflict') return { answer: null, trouble: { kind: 'template-conflict', rev: state.rev, say: 'Choose first which words stand.', remedy: 'none' } };
    await autosave.pause();
    isOwnDeed = setsWords;
    try {
      const answer = await deed(autosave.rev());
      isStale = setsWords && latest.rev < answer.rev;
      if (autosave.rev() < answer.rev) autosave.adopt(answer.rev, autosave.isSaved() ? null : content());
      return { answer, trouble: null };
    } catch (error) {
      return { answer: null, trouble: troubleOf(error) };
    } finally {
      autosave.resume();
      if (!isOver) catchUp();
      isOwnDeed &&= isStale;
    }
  }

  /** The person chose: `next` stands on their revision, `left` is put aside. */
  function settle(theirs: TemplateSheet, next: TemplateContent, aside: Writing['aside']): void {
    base = theirs.content;
    store.setState({ theirs: null, aside });
    load(next);
    autosave.adopt(theirs.rev, sameContent(next, base) ? null : next);
    keep();
  }

  if (isContinued) autosave.change(content());

  return {
    templateId,
    store,
    edit,
    /** As `edit`, and the editor of the body shows it. */
    replace(change: Partial<TemplateContent>): void {
      edit(change);
      load(content());
    },
    /** The live query has a newer sheet. */
    see(next: TemplateSheet): void {
      if (isOver || next.rev < latest.rev) return;
      latest = next;
      catchUp();
    },
    act,
    flush: autosave.flush,
    keepMine: (theirs: TemplateSheet): void => settle(theirs, content(), { whose: 'theirs', content: theirs.content }),
    loadTheirs: (theirs: TemplateSheet): void => settle(theirs, theirs.content, { whose: 'mine', content: content() }),
    /** Puts the words that were put aside in place of those that stand. */
    swap(): void {
      const { aside } = store.getState();
      if (!aside) return;
      const before = content();
      edit(aside.content);
      load(aside.content);
      store.setState({ aside: { whose: aside.whose === 'mine' ? 'theirs' : 'mine', content: before } });
    },
    forgetAside: (): void => store.setState({ aside: null }),
    forgetBroughtBack: (): void => store.setState({ isBroughtBack: false }),
    /** Another template comes: what is typed goes out once more, and stays in the page's copy until it is confirmed. */
    leave(): void {
      if (isOver) return;
      isOver = true;
      void autosave.flush().then(() => {
        keep();
        autosave.stop();
      });
    },
    /** The template is gone: nothing may be saved after this. */
    end(): void {
      isOver = true;
      autosave.stop();
      copy.clear();
    },
  };
}

class TooLong extends Error {
  readonly trouble: Trouble = { kind: 'too-long', most: longest, say: 'This template is longer than Rounds can keep. Shorten it, or move a part of it into a snippet.', remedy: 'edit' };
}
