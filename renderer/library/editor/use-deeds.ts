import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { say as sayDone } from '#renderer/ui/say.tsx';
import type { Trouble } from '#shared/words/trouble.ts';
import { useTemplate } from '../writing/use-template.tsx';
import type { Discarded } from './template-editor.tsx';

export type Shown = 'none' | 'publish' | 'versions' | 'difference' | 'uses' | 'discard' | 'language';

export type TemplateDeeds = ReturnType<typeof useDeeds>;

/** What can be done with the template that is open, and which dialog lies on top. */
export function useDeeds({ onOpen, onDiscarded }: { onOpen(templateId: string | null): void; onDiscarded(discarded: Discarded): void }) {
  const desk = useDesk();
  const { session, sheet } = useTemplate();
  const { templateId } = session;
  const [shown, show] = useState<Shown>('none');
  const [say, setSay] = useState('');
  const [undo, setUndo] = useState<{ say: string; run(): Promise<void> } | null>(null);

  const told = (trouble: Trouble | null, good: string): boolean => {
    setSay(trouble?.say ?? '');
    if (!trouble) {
      sayDone(good);
      setUndo(null);
    }
    return trouble === null;
  };

  const deeds = {
    shown,
    show,
    say,
    undo,
    forget: (): void => setSay(''),
    close: (): void => onOpen(null),

    async askForReview(): Promise<void> {
      const { trouble } = await session.act((rev) => desk.call.library.askForReview({ templateId, rev }));
      told(trouble, 'Waiting for a second pair of eyes');
    },
    async returnToDraft(): Promise<void> {
      const { trouble } = await session.act((rev) => desk.call.library.returnToDraft({ templateId, rev }));
      told(trouble, 'A draft again');
    },
    /** Everything typed is saved first, so that the dialog speaks of what would be published. */
    async publish(): Promise<void> {
      await session.flush();
      show('publish');
    },
    /** Null: done. Else why not. */
    async publishNow(note: string): Promise<string | null> {
      const { answer, trouble } = await session.act((rev) => desk.call.library.publish({ templateId, rev, note }), { setsWords: true });
      if (trouble) return trouble.say;
      show('none');
      told(null, `Published v${answer.version}`);
      return null;
    },
    async restore(version: number): Promise<string | null> {
      const { answer, trouble } = await session.act((rev) => desk.call.library.restore({ templateId, rev, version }), { setsWords: true });
      if (trouble) return trouble.say;
      show('none');
      told(null, answer.version === null ? `The words of v${version} wait for a second pair of eyes` : `The words of v${version} are published as v${answer.version}`);
      return null;
    },
    async retire(isRetired: boolean): Promise<void> {
      const { trouble } = await session.act((rev) => desk.call.library.retire({ templateId, rev, isRetired }));
      if (told(trouble, isRetired ? 'Retired' : 'Offered again') && isRetired) setUndo({ say: 'The template was retired.', run: () => deeds.retire(false) });
    },
    async discard(): Promise<void> {
      show('none');
      const before = session.store.getState().content;
      const isGone = sheet.row.version === 0;
      if (isGone) onDiscarded({ row: sheet.row, content: before });
      const { trouble } = await session.act((rev) => desk.call.library.discardDraft({ templateId, rev }), { setsWords: true });
      if (!told(trouble, 'The draft was discarded') || isGone) return;
      setUndo({
        say: 'The draft was discarded.',
        async run() {
          session.replace(before);
          await session.flush();
          setUndo(null);
          announce('The draft is here again');
        },
      });
    },
    async duplicate(): Promise<void> {
      await make({ title: `${sheet.content.title.slice(0, 190)} (copy)` });
    },
    async addLanguage(language: string): Promise<string | null> {
      return make({ title: sheet.content.title, language });
    },
  };

  /** A copy, or a variant in another language; it is opened. Null: done. Else why not. */
  async function make(as: { title: string; language?: string }): Promise<string | null> {
    try {
      await session.flush();
      const made = await desk.call.library.create({ kind: sheet.row.kind, from: templateId, ...as });
      show('none');
      onOpen(made.templateId);
      return null;
    } catch (error) {
      const why = troubleOf(error).say;
      setSay(why);
      return why;
    }
  }

  return deeds;
}
