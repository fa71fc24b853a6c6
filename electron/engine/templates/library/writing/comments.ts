import type { Clock } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { addComment, setCommentDone } from '../../../store/templates.ts';
import { TroubleError } from '../../../trouble.ts';
import type { Person } from '../visible.ts';
import { notAllowed, visibleRow } from './allowed.ts';

/** What authors and readers say to each other about a template. */
export function createComments({ db, clock, person }: { db: Db; clock: Clock; person: () => Person }) {
  return {
    comment({ templateId, text }: { templateId: string; text: string }): Record<string, never> {
      visibleRow(db, templateId, person());
      if (text.trim() === '') throw notAllowed('There is nothing written in this comment.');
      addComment(db, { template_id: templateId, author: person().name, text: text.trim(), at: clock.now() });
      return {};
    },

    commentDone({ templateId, commentId, isDone }: { templateId: string; commentId: number; isDone: boolean }): Record<string, never> {
      visibleRow(db, templateId, person());
      if (!setCommentDone(db, templateId, commentId, isDone)) throw new TroubleError({ kind: 'not-found', what: 'comment', say: 'This comment is not there any more.', remedy: 'reload' });
      return {};
    },
  };
}
