import { ForumTrouble } from '../../forum.ts';
import type { Posting } from '../../posting.ts';
import type { ForumTime } from '../../forum-clock.ts';
import { abilitiesOf } from '../abilities.ts';
import type { Ask } from '../ask.ts';
import type { OwnWords } from '../reading/own-words.ts';
import { config, editedPost } from '../wire.ts';
import { moderated, told, type Write } from '../write.ts';
import { normal, type Signs } from './signs.ts';
import type { Spacing } from './spacing.ts';

interface Parts {
  ask: Ask;
  write: Write;
  words: OwnWords;
  signs: Signs;
  spacing: Spacing;
  time: ForumTime;
  isSession: boolean;
}

/** What an account may do with its own answers on NodeBB. */
export function createPosting({ ask, write, words, signs, spacing, time, isSession }: Parts): Omit<Posting, 'attach'> {
  return {
    async abilities(how) {
      const me = await ask.whoAmI(how);
      const { maximumFileSize } = await ask.page(config, 'api/config', [], how);
      return abilitiesOf(me, { now: time.latest(), isSession, mostFileKb: maximumFileSize });
    },

    signed: (body, marker) => signs.signed(body, marker),

    spacingMs: () => spacing.ms(),

    editPost: ({ postId, raw, was, isForPerson = true }) =>
      told(async () => {
        // The forum itself lets whoever comes last win.
        const now = (await words.read(postId, { isForPerson })).raw;
        if (now === null) return { kind: 'refused', why: 'gone', status: 404, reasons: [] };
        if (normal(now) === normal(raw)) return { kind: 'done', isNew: false };
        if (normal(now) !== normal(was)) return { kind: 'refused', why: 'changed', status: 409, reasons: [] };
        return moderated(ask, await write('PUT', `posts/${postId}`, { content: raw }, { isForPerson }), (response) => editedPost.safeParse(response).data?.pid === postId);
      }),

    async sourceOf(postId, how) {
      const me = await ask.me(how);
      const { raw, uid, deleted } = await words.read(postId, how);
      if (raw === null) throw new ForumTrouble('gone', 'this post was deleted');
      const isOurs = uid === me.uid && !deleted;
      return { raw, mayEdit: isOurs, mayDelete: isOurs, isDeleted: deleted };
    },
  };
}
