import net from 'node:net';
import { isOursAlone, ownerAddress } from './owner-address.mjs';

/**
 * What the Rounds that owns a data folder says of itself.
 * window: it shows its own window, and has just brought it to the front.
 * @typedef {{ kind: 'browser', url: string, practiceUrl: string } | { kind: 'window', practiceUrl: string }} OwnerAnswer
 */

const local = /^http:\/\/127\.0\.0\.1:\d{1,5}\/(#[\w-]{20,100})?$/;

/**
 * Asks the owner of a data folder to take over. Null where nobody answers within `patienceMs`.
 * @param {string} dataDir
 * @param {{ patienceMs: number }} limits
 * @returns {Promise<OwnerAnswer | null>}
 */
export function askOwner(dataDir, { patienceMs }) {
  const { address, beside } = ownerAddress(dataDir);
  if (beside && !isOursAlone(beside)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = net.connect(address);
    let text = '';
    /** @param {OwnerAnswer | null} answer */
    const end = (answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), patienceMs);
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write('take over\n'));
    socket.on('data', (/** @type {string} */ piece) => {
      text += piece;
      if (text.length > 4_096) end(null);
      else if (text.includes('\n')) end(readAnswer(text.slice(0, text.indexOf('\n'))));
    });
    socket.on('error', () => end(null));
    socket.on('close', () => end(null));
  });
}

/**
 * Only addresses on this machine are believed: whoever answers may not send a person elsewhere.
 * @param {string} line
 * @returns {OwnerAnswer | null}
 */
export function readAnswer(line) {
  try {
    const said = JSON.parse(line);
    if (typeof said.practiceUrl !== 'string' || !local.test(said.practiceUrl)) return null;
    if (said.kind === 'window') return { kind: 'window', practiceUrl: said.practiceUrl };
    if (said.kind === 'browser' && typeof said.url === 'string' && local.test(said.url)) return { kind: 'browser', url: said.url, practiceUrl: said.practiceUrl };
    return null;
  } catch {
    return null;
  }
}
