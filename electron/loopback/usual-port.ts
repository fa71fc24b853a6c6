import { createHash } from 'node:crypto';

/**
 * The port a data folder's desk prefers, from 49,152 up. The same each time, so that the browser finds what it kept of the page,
 * and the person the window as they left it; both belong to an address with its port.
 */
export const usualPort = (dataDir: string): number => 49_152 + (createHash('sha256').update(dataDir).digest().readUInt16BE(0) % 16_384);

/** Starts on the usual port, or on any where another program has it. A port that was asked for is had or not. */
export async function onItsPort<T>(asked: number | null, dataDir: string, start: (port: number) => Promise<T>): Promise<T> {
  if (asked !== null) return start(asked);
  try {
    return await start(usualPort(dataDir));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    return start(0);
  }
}
