import { createHash } from 'node:crypto';
import type { Db } from './db.ts';
import type { UploadRow } from './rows.ts';

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const uploadUrl = (upload: Pick<UploadRow, 'sha1' | 'extension'>): string => `/uploads/default/original/1X/${upload.sha1}.${upload.extension}`;
export const shortUrl = (upload: Pick<UploadRow, 'base62' | 'extension'>): string => `upload://${upload.base62}.${upload.extension}`;

/** The same bytes twice are one upload. */
export function keepUpload(db: Db, file: { bytes: Uint8Array; extension: string; filename: string; width: number; height: number; memberId: number; now: number }): UploadRow {
  const sha1 = createHash('sha1').update(file.bytes).digest('hex');
  db.run(
    'insert into uploads (sha1, base62, extension, filename, bytes, width, height, member_id, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (sha1) do nothing',
    sha1, base62(sha1), file.extension, file.filename, file.bytes, file.width, file.height, file.memberId, file.now,
  );
  const kept = uploadBySha(db, sha1);
  if (!kept) throw new Error('the upload was not kept');
  return kept;
}

export const uploadBySha = (db: Db, sha1: string): UploadRow | undefined => db.one<UploadRow>('select * from uploads where sha1 = ?', sha1);
export const uploadByBase62 = (db: Db, short: string): UploadRow | undefined => db.one<UploadRow>('select * from uploads where base62 = ?', short);

function base62(sha1: string): string {
  let rest = BigInt(`0x${sha1}`);
  let text = '';
  while (rest > 0n) {
    text = `${digits[Number(rest % 62n)]}${text}`;
    rest /= 62n;
  }
  return text || '0';
}
