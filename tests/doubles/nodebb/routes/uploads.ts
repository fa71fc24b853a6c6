import { randomUUID } from 'node:crypto';
import { pictureSize } from '#electron/practice-forum/files/pixels.ts';
import type { Forum } from '../forum.ts';
import { sentence } from '../language.ts';
import { isStaff } from '../may.ts';
import { Verbatim, writeError } from '../refusal.ts';
import type { App, Ask } from '../reader.ts';
import { ok } from './ok.ts';

const types: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' };

/** Pictures for posts, under the name `files[]`. What a file is, its bytes say; a no is 403 where it is about rights, and else 500, as if NodeBB had failed. */
export function uploadRoutes(app: App, forum: Forum): void {
  const counted: number[] = [];
  const no = (c: Ask, status: 403 | 500, key: string, ...args: (string | number)[]): Verbatim => new Verbatim(writeError(status, sentence(key, args, c.var.language)));
  /** What goes wrong before the files are looked at is said as pages say it. */
  const fault = (c: Ask, error: string): Verbatim => new Verbatim(Response.json({ path: c.req.path, error, bodyClass: 'page-error' }, { status: 500 }));

  app.post('/api/post/upload', async (c) => {
    const { rules } = forum;
    const files = (await c.req.raw.formData()).getAll('files[]').filter((file) => file instanceof File);
    if (files.some(({ size }) => size > rules.maximumFileSize * 1024)) throw fault(c, 'File too large');
    const since = forum.clock.now() - 60_000;
    const lately = counted.filter((at) => at > since).length + files.length;
    if (rules.uploadRateLimitThreshold > 0 && !isStaff(c.var.reader.member) && lately > rules.uploadRateLimitThreshold) throw fault(c, '[[error:upload-ratelimit-reached]]');
    counted.push(...files.map(() => forum.clock.now()));
    const images: { url: string; name: string }[] = [];
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const picture = pictureSize(bytes);
      // Whatever is no picture needs the right to files of any kind, which nobody here has.
      if (!picture || !rules.membersMayUpload || !c.var.reader.member) throw no(c, 403, 'no-privileges');
      if (picture.width > rules.rejectImagePx || picture.height > rules.rejectImagePx) throw no(c, 500, 'invalid-image-dimensions');
      const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
      const allowed = [...rules.allowedFileExtensions, ...(rules.allowedFileExtensions.includes('jpg') ? ['jpeg'] : [])];
      const unknown = [ending, picture.extension].find((one) => !allowed.includes(one));
      if (unknown !== undefined) throw no(c, 500, 'invalid-file-type', `.${unknown}`, allowed.map((one) => `.${one}`).join(', '));
      const name = `${randomUUID()}-${file.name.replace(/[^\w.-]/g, '')}`;
      forum.uploads.set(name, { bytes, type: types[picture.extension] ?? 'application/octet-stream' });
      images.push({ url: `${rules.subFolder}/assets/uploads/files/${name}`, name: file.name });
    }
    return ok(c, { images });
  });
}
