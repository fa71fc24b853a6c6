import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk, type Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { LibraryHealth, TemplateRow, TemplateSheet } from '#shared/words/library.ts';
import type { Trouble } from '#shared/words/trouble.ts';

export interface Done {
  say: string;
  title: string;
  undo(): void;
}

export interface HealthOfLibrary {
  /** Undefined until it is known. */
  health: LibraryHealth | undefined;
  trouble: Trouble | null;
  again(): void;
  /** What a deed could not do. */
  failure: string | null;
  /** The deed that can still be undone. */
  done: Done | null;
  isBusy: boolean;
  retire(row: TemplateRow): void;
  /** `day`: YYYY-MM-DD. */
  reviewBy(row: TemplateRow, day: string): void;
}

/** What wants an author's eye, and the two deeds that need no editor. */
export function useHealth(): HealthOfLibrary {
  const desk = useDesk();
  const asked = useQuery(desk.query.library.health.queryOptions());
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** One deed on the template as it stands now; what was shown may be older. */
  const change = async (row: TemplateRow, write: (sheet: TemplateSheet) => Promise<unknown>, then: (before: TemplateSheet) => Done | null): Promise<void> => {
    setBusy(true);
    try {
      const sheet = await sheetNow(desk, row.id);
      if (sheet === null) setFailure('This template is no longer here.');
      else {
        await write(sheet);
        setFailure(null);
        setDone(then(sheet));
      }
    } catch (error) {
      setFailure(troubleOf(error).say);
    }
    setBusy(false);
    void asked.refetch();
  };
  const setRetired = (row: TemplateRow, isRetired: boolean): Promise<void> =>
    change(
      row,
      (sheet) => desk.call.library.retire({ templateId: row.id, rev: sheet.rev, isRetired }),
      () => (isRetired ? { say: 'Retired', title: row.title, undo: () => void setRetired(row, false) } : null),
    );
  const setReview = (row: TemplateRow, day: string | null, isUndo: boolean): Promise<void> =>
    change(
      row,
      (sheet) => desk.call.library.saveCard({ templateId: row.id, rev: sheet.rev, card: { ...cardOf(sheet.row), reviewBy: day } }),
      (before) => (isUndo ? null : { say: 'New review date set for', title: row.title, undo: () => void setReview(row, before.row.reviewBy, true) }),
    );

  return {
    health: asked.data,
    trouble: asked.error === null ? null : troubleOf(asked.error),
    again: () => void asked.refetch(),
    failure,
    done,
    isBusy,
    retire: (row) => void setRetired(row, true),
    reviewBy: (row, day) => void setReview(row, day, false),
  };
}

const cardOf = ({ slug, scope, team, owner, folder, language, reviewBy }: TemplateRow) => ({ slug, scope, team, owner, folder, language, reviewBy });

async function sheetNow(desk: Desk, templateId: string): Promise<TemplateSheet | null> {
  for await (const sheet of await desk.call.library.open({ templateId })) return sheet;
  return null;
}
