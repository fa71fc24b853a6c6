import { ForumTrouble } from '../../forum.ts';
import type { Attached, Posting } from '../../posting.ts';
import { pictureForm, pictureMarkdown } from '../../upload/markdown.ts';
import { needsSession } from '../abilities.ts';
import { sentenceIn, type Ask } from '../ask.ts';
import { config, lookedAfter, uploads } from '../wire.ts';
import { busyMs, moderated, reasonsOf, yesIn, type Write } from '../write.ts';

const oftenMs = 60_000;
const no = (reason: string, status: number): Attached => ({ kind: 'refused', why: 'other', status, reasons: [reason] });

/** Puts a picture on the forum. `write` goes below `api/`, where NodeBB has this one deed. */
export function createAttach({ ask, write, isSession }: { ask: Ask; write: Write; isSession: boolean }): Pick<Posting, 'attach'> {
  return {
    async attach(picture, alt) {
      if (!isSession) return { kind: 'refused', why: 'forbidden', status: 403, reasons: [needsSession] };
      try {
        const { maximumFileSize: most } = await ask.page(config, 'api/config', [], { isForPerson: true });
        if (most !== null && picture.bytes.length > most * 1024) return no(`It is larger than this forum takes, which is ${(most / 1024).toFixed(1).replace(/\.0$/, '')} MB.`, 413);
      } catch (error) {
        if (error instanceof ForumTrouble) return { kind: 'unread', trouble: error };
        throw error;
      }
      const sent = await write('POST', 'post/upload', pictureForm(picture, 'files[]'), { isForPerson: true });
      if (sent.kind === 'heard') {
        const image = uploads.safeParse(yesIn(sent)?.response).data?.images[0];
        if (image) return { kind: 'attached', markdown: pictureMarkdown(alt, image.url) };
        // While the forum is looked after, this is said without a sentence, as pages say it.
        if (sent.status === 503 && lookedAfter.safeParse(sent.json).success) return { kind: 'slow-down', waitMs: busyMs, isWholeForum: true };
        if (sent.status === 413) return no('It is larger than this forum takes.', 413);
        const said = sent.status === 500 ? sentenceIn(sent.json) : null;
        if (said?.includes('upload-ratelimit-reached') === true) return { kind: 'slow-down', waitMs: oftenMs, isWholeForum: false };
        // What it does not like about a file it says as if it had failed itself.
        if (said !== null) return { kind: 'refused', why: 'other', status: sent.status, reasons: reasonsOf(said) };
      }
      const done = await moderated(ask, sent, () => false);
      return done.kind === 'done' ? { kind: 'lost', detail: 'the yes was not the forum’s' } : done;
    },
  };
}
