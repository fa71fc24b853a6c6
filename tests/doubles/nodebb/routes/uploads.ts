import { randomUUID } from 'node:crypto';
import type { Forum } from '../forum.ts';
import { bad } from '../refusal.ts';
import { mustBe, type App } from '../reader.ts';
import { ok } from './ok.ts';

const kinds: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' };

/** Pictures for posts, under the name `files[]`. */
export function uploadRoutes(app: App, forum: Forum): void {
  app.post('/api/post/upload', async (c) => {
    mustBe(c);
    const form = await c.req.raw.formData();
    const images: { name: string; url: string }[] = [];
    for (const file of form.getAll('files[]')) {
      if (!(file instanceof File)) continue;
      const kind = kinds[file.type];
      if (kind === undefined) throw bad('invalid-file-type', Object.values(kinds).join(' '));
      const name = `${randomUUID()}.${kind}`;
      forum.uploads.set(name, { bytes: new Uint8Array(await file.arrayBuffer()), type: file.type });
      images.push({ name: file.name, url: `${forum.rules.subFolder}/assets/uploads/files/${name}` });
    }
    return ok(c, { images });
  });
}
