import { ForumTrouble, type How } from '../../forum.ts';
import type { ForumHttp } from '../../http.ts';
import type { Attached, Posting } from '../../posting.ts';
import { pictureForm, pictureMarkdown } from '../../upload/markdown.ts';
import { moderated } from '../looking-after/moderate.ts';
import { understood } from '../understood.ts';
import { siteRules, uploaded, uploadFailed } from '../wire/account.ts';
import { takesAnyOf } from './abilities.ts';

type Read = (path: string, query?: readonly (readonly [string, string])[], how?: How) => Promise<unknown>;

const no = (reason: string, status = 422): Attached => ({ kind: 'refused', why: 'other', status, reasons: [reason] });
const tooLarge = 'It is larger than this forum takes.';

/** Puts a picture on the forum, after a look at what it takes: nobody waits for an upload that is refused at its end. */
export function createAttach(http: ForumHttp, read: Read): Pick<Posting, 'attach'> {
  return {
    async attach(picture, alt) {
      try {
        const rules = understood(siteRules, await read('site/settings.json', [], { isForPerson: true }));
        if (!takesAnyOf(rules, picture.mime === 'image/jpeg' ? ['jpg'] : [picture.mime.replace('image/', '')])) return no(`It takes no ${picture.mime.replace('image/', '').toUpperCase()} pictures.`);
        const most = rules.max_image_size_kb ?? 0;
        if (most > 0 && picture.bytes.length > most * 1024) return no(`It is larger than this forum takes, which is ${(most / 1024).toFixed(1).replace(/\.0$/, '')} MB.`);
      } catch (error) {
        if (error instanceof ForumTrouble) return { kind: 'unread', trouble: error };
        throw error;
      }
      // Older versions know it as `type`.
      const sent = await http.write('POST', http.url('uploads.json'), pictureForm(picture, 'file', { upload_type: 'composer', type: 'composer', synchronous: 'true' }));
      if (sent.kind === 'heard' && sent.status === 200) {
        const yes = uploaded.safeParse(sent.json).data;
        if (yes) return { kind: 'attached', markdown: pictureMarkdown(alt, yes.short_url, sizeOf(yes)) };
      }
      if (sent.kind === 'heard' && sent.status === 413) return no(tooLarge, 413);
      const failed = sent.kind === 'heard' && sent.status === 422 ? uploadFailed.safeParse(sent.json).data : undefined;
      if (failed) return no(failed.message.slice(0, 500));
      const done = await moderated(http, sent, () => false);
      return done.kind === 'done' ? { kind: 'lost', detail: 'the yes was not the forum’s' } : done;
    },
  };
}

const sizeOf = ({ width, height }: { width?: number | null | undefined; height?: number | null | undefined }): { width: number; height: number } | null => (isLength(width) && isLength(height) ? { width, height } : null);
const isLength = (length: number | null | undefined): length is number => Number.isInteger(length) && length !== null && length !== undefined && length > 0 && length < 100_000;
