import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Unix addresses end at 104 bytes on macOS and 108 on Linux, the closing NUL included.
const longest = 100;

/**
 * Where the owner of a data folder can be reached: a socket in the folder itself, or beside it where its path is too long.
 * On Windows a pipe. `beside` is a folder that must be made, and be ours alone, before anything listens there.
 * @param {string} dataDir  absolute; need not exist
 * @param {{ platform?: NodeJS.Platform, temp?: string, uid?: number }} [where]
 * @returns {{ address: string, beside: string | null }}
 */
export function ownerAddress(dataDir, { platform = process.platform, temp = os.tmpdir(), uid = process.getuid?.() ?? 0 } = {}) {
  const folder = realPath(dataDir);
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  if (platform === 'win32') return { address: `\\\\.\\pipe\\rounds-${key}`, beside: null };
  const inside = path.join(folder, 'owner.sock');
  if (Buffer.byteLength(inside) <= longest) return { address: inside, beside: null };
  const beside = path.join(temp, `rounds-${uid}-${key}`);
  return { address: path.join(beside, 'owner.sock'), beside };
}

/** Two names of one folder must not have two owners. @param {string} folder */
function realPath(folder) {
  try {
    return fs.realpathSync(folder);
  } catch {
    return folder;
  }
}

/**
 * Whether a folder is a real folder, ours, and closed to everybody else. In a shared temporary folder anybody may have been there first.
 * @param {string} folder
 */
export function isOursAlone(folder) {
  if (process.platform === 'win32') return true;
  try {
    const stat = fs.lstatSync(folder);
    return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o077) === 0;
  } catch {
    return false;
  }
}
