import { Hono } from 'hono';
import { emojis } from '../cook/emoji.ts';
import type { Forum } from '../forum.ts';
import { biggest, letterAvatar, smallest } from './letter-avatar.ts';
import { stylesheet } from '../pages/stylesheet.ts';
import { png } from './pixels.ts';
import type { Asked } from '../reader.ts';
import type { UploadRow } from '../store/rows.ts';
import { uploadByBase62, uploadBySha } from '../store/uploads.ts';

const types: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' };
const forever = 'public, max-age=31536000, immutable';

/** What is neither JSON nor a page: pictures and the stylesheet. Unknown paths fall through to `null`. */
export function createFiles(forum: Forum): (request: Request) => Promise<Response | null> {
  const app = new Hono<Asked>();
  const serve = (upload: UploadRow | undefined, request: Request): Response => {
    if (request.headers.get('X-Requested-With') === 'XMLHttpRequest') return new Response('This address is for browsers.\n', { status: 403 });
    if (!upload) return new Response('There is no such picture.\n', { status: 404 });
    const isDownload = new URL(request.url).searchParams.get('dl') === '1';
    return new Response(new Uint8Array(upload.bytes), {
      headers: {
        'Content-Type': types[upload.extension] ?? 'application/octet-stream',
        'Content-Disposition': `${isDownload || !types[upload.extension] ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(upload.filename)}`,
        'Cache-Control': forever,
      },
    });
  };
  app.get('/uploads/default/original/1X/:file{[0-9a-f]{40}\\.[a-z]+}', (c) => serve(uploadBySha(forum.db, c.req.param('file').slice(0, 40)), c.req.raw));
  app.get('/uploads/short-url/:file{[0-9A-Za-z]+\\.?[a-z]*}', (c) => serve(uploadByBase62(forum.db, c.req.param('file').split('.')[0] ?? ''), c.req.raw));
  app.get('/letter_avatar_proxy/v4/letter/:letter{[a-z0-9]}/:color{[0-9a-f]{6}}/:size{[0-9]{1,3}\\.png}', (c) => {
    const size = Math.min(biggest, Math.max(smallest, Number.parseInt(c.req.param('size'), 10)));
    return new Response(new Uint8Array(letterAvatar(c.req.param('letter'), c.req.param('color'), size)), { headers: { 'Content-Type': 'image/png', 'Cache-Control': forever } });
  });
  app.get('/images/emoji/twitter/:file', (c) => {
    const sign = emojis.get(decodeURIComponent(c.req.param('file')).replace(/\.svg$/, ''));
    if (sign === undefined) return c.notFound();
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><text x="10" y="15.5" font-size="16" text-anchor="middle">${sign}</text></svg>`;
    return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': forever, 'Content-Security-Policy': "default-src 'none'; sandbox" } });
  });
  app.get('/images/transparent.png', () => new Response(new Uint8Array(png(1, 1, () => [245, 245, 242])), { headers: { 'Content-Type': 'image/png', 'Cache-Control': forever } }));
  app.get('/practice.css', () => new Response(stylesheet, { headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' } }));
  app.notFound(() => new Response(null, { headers: { 'X-Not-A-File': '1' } }));
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const response = await app.fetch(request);
    return response.headers.has('X-Not-A-File') ? null : response;
  };
}
