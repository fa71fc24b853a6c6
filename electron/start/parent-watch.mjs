import { execFile } from 'node:child_process';
import fs from 'node:fs';

/**
 * `npm start` runs us through a shell, and a shell that is ended takes nobody along: without a look at who is still there,
 * the desk would go on unseen and hold the data folder. Only where npm started us: with nohup or a service, living on is what was asked for.
 * @param {() => void} onGone  called at most once
 * @returns {{ isGone: () => boolean, stop: () => void }}
 */
export function watchParents(onGone) {
  if (process.platform === 'win32' || !process.env['npm_lifecycle_event']) return { isGone: () => false, stop: () => {} };
  const parent = process.ppid;
  /** @type {number | null} */
  let npm = null;
  execFile('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], (error, out) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*\S)\s*$/s.exec(out) ?? [];
    // Where the shell made room for us, our parent is npm, and whoever started npm may leave.
    if (!error && /(^|[/-])(ba|da|k|z|a)?sh$/.test(command ?? '')) npm = Number(pid);
  });
  const isGone = () => process.ppid !== parent || (npm !== null && !isParentOf(npm, parent));
  let isTold = false;
  const timer = setInterval(() => {
    if (isTold || !isGone()) return;
    isTold = true;
    clearInterval(timer);
    onGone();
  }, 100);
  timer.unref();
  return { isGone, stop: () => clearInterval(timer) };
}

/** A process that was killed and not yet buried still has its number, so on Linux the child is asked. @param {number} parent @param {number} child */
function isParentOf(parent, child) {
  if (process.platform !== 'linux') return isThere(parent);
  try {
    const [, , ppid] = fs.readFileSync(`/proc/${child}/stat`, 'utf8').replace(/^.*\)/s, ')').split(' ');
    return Number(ppid) === parent;
  } catch {
    return false;
  }
}

/** Whether a process with this number exists. @param {number} pid */
export function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
