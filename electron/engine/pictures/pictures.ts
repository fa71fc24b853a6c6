import type { QuestionId } from '#shared/words/ids.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import type { Attached } from '../forums/posting.ts';
import { sayTrouble } from '../forums/say-trouble.ts';
import { strip } from '../forums/upload/strip.ts';
import { mustMayDo } from '../people/may-do.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { questionRow } from '../store/questions.ts';
import { TroubleError } from '../trouble.ts';

interface Parts {
  db: Db;
  clock: Clock;
  /** The forum a question stands on. */
  forumOf(id: QuestionId): Pick<Forum, 'attach'>;
}

/** Pictures on their way to a forum. Whatever the window says of one, what does not show is taken out here. */
export function createPictures({ db, clock, forumOf }: Parts) {
  return {
    async attach({ questionId, base64, alt }: { questionId: QuestionId; base64: string; alt: string }): Promise<{ markdown: string }> {
      mustMayDo(db, 'send');
      if (!questionRow(db, questionId)) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
      const stripped = strip(new Uint8Array(Buffer.from(base64, 'base64')));
      if (stripped.kind === 'refused') throw new TroubleError({ kind: 'bad-file', say: stripped.say, remedy: 'none' });
      const done = await forumOf(questionId).attach(stripped.picture, alt);
      if (done.kind !== 'attached') throw new TroubleError(troubleOf(done, clock.now()));
      return { markdown: done.markdown };
    },
  };
}

export type Pictures = ReturnType<typeof createPictures>;

function troubleOf(done: Exclude<Attached, { kind: 'attached' }>, now: number): Trouble {
  switch (done.kind) {
    case 'refused': {
      const said = done.reasons.slice(0, 5).map((reason) => reason.slice(0, 300));
      const begin = done.why === 'forbidden' ? 'The forum does not let this account add pictures' : 'The forum did not take this picture';
      return { kind: 'refused', reasons: said, say: said.length > 0 ? `${begin}: ${said.join(' ')}` : `${begin}.`, remedy: 'none' };
    }
    case 'slow-down':
      return { kind: 'slow-down', untilAt: now + Math.ceil(done.waitMs), say: 'The forum asked to wait a little before it takes a picture. Add it again then; your text is safe.', remedy: 'retry' };
    case 'signed-out':
      return signedOut(now);
    case 'unreachable':
      if (done.detail === 'signed-out') return signedOut(now);
      return { kind: 'offline', say: 'The forum cannot be reached, so the picture is not there. Add it again in a moment; your text is safe.', remedy: 'retry' };
    case 'unread': {
      const trouble = sayTrouble(done.trouble, now);
      return trouble.kind === 'offline' ? { ...trouble, say: 'The forum cannot be reached, so the picture is not there. Add it again in a moment; your text is safe.', remedy: 'retry' } : trouble;
    }
    case 'lost':
      return { kind: 'forum-fault', status: null, say: 'The forum never said whether it has the picture. Nothing was posted; add it again. Should it lie there twice, nobody sees the one that no answer shows.', remedy: 'retry' };
  }
}

const signedOut = (now: number): Trouble => sayTrouble(new ForumTrouble('signed-out', ''), now);
