import type { Forum } from '../forum.ts';
import { pictureSize } from '../files/pixels.ts';
import { mustBe, type App } from '../reader.ts';
import { missingParameter, unprocessable } from '../refusal.ts';
import { keepUpload, shortUrl, uploadByBase62, uploadUrl } from '../store/uploads.ts';
import type { UploadRow } from '../store/rows.ts';

const maxBytes = 10 * 1024 * 1024;

/** Taking pictures in and telling where they are. Only pictures: what a file is, its bytes say. */
export function uploadRoutes(app: App, forum: Forum): void {
  app.post('/uploads', async (c) => {
    const { member } = mustBe(c);
    const file = c.var.params.file('file') ?? c.var.params.file('files');
    if (!file) throw missingParameter('file');
    if ((c.var.params.text('upload_type') ?? c.var.params.text('type')) === null) throw missingParameter('upload_type');
    if (file.size > maxBytes) throw unprocessable(['Sorry, the picture you are trying to upload is too big (maximum size is 10 MB).']);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const picture = pictureSize(bytes);
    if (!picture) throw unprocessable(['Sorry, the file you are trying to upload is not authorized (authorized extensions: jpg, jpeg, png, gif, webp).']);
    const filename = file.name.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 120) || 'picture';
    const upload = keepUpload(forum.db, { bytes, ...picture, filename: /\.\w+$/.test(filename) ? filename : `${filename}.${picture.extension}`, memberId: member.id, now: forum.clock.now() });
    return c.json(uploadShape(upload));
  });
  app.post('/uploads/lookup-urls', (c) => {
    mustBe(c);
    const found = c.var.params.list('short_urls').slice(0, 100).flatMap((short) => {
      const upload = typeof short === 'string' ? uploadByBase62(forum.db, /^upload:\/\/([0-9A-Za-z]+)/.exec(short)?.[1] ?? '') : undefined;
      return upload ? [{ short_url: shortUrl(upload), url: uploadUrl(upload), short_path: shortPath(upload) }] : [];
    });
    return c.json(found);
  });
}

const shortPath = (upload: UploadRow): string => `/uploads/short-url/${upload.base62}.${upload.extension}`;

function uploadShape(upload: UploadRow): Record<string, unknown> {
  const size = upload.bytes.byteLength;
  const scale = Math.min(1, 690 / upload.width, 500 / upload.height);
  return {
    id: upload.id,
    url: uploadUrl(upload),
    original_filename: upload.filename,
    filesize: size,
    width: upload.width,
    height: upload.height,
    thumbnail_width: Math.round(upload.width * scale),
    thumbnail_height: Math.round(upload.height * scale),
    extension: upload.extension,
    short_url: shortUrl(upload),
    short_path: shortPath(upload),
    retain_hours: null,
    human_filesize: size < 1024 ? `${size} Bytes` : size < 1_048_576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1_048_576).toFixed(1)} MB`,
    dominant_color: null,
  };
}
