import { describe, expect, it } from 'vitest';
import { onItsPort, usualPort } from '#electron/loopback/usual-port.ts';

const taken = (): Promise<never> => Promise.reject(Object.assign(new Error('taken'), { code: 'EADDRINUSE' }));

describe('the port of the desk', () => {
  it('is the same for a data folder each time, and another for another', () => {
    expect(usualPort('/home/ada/rounds')).toBe(usualPort('/home/ada/rounds'));
    expect(new Set(['/a', '/b', '/c', '/d'].map(usualPort)).size).toBeGreaterThan(2);
    for (let i = 0; i < 1_000; i += 1) {
      const port = usualPort(`/home/${i}`);
      expect(port).toBeGreaterThanOrEqual(49_152);
      expect(port).toBeLessThanOrEqual(65_535);
    }
  });

  it('is any other where a program has the usual one', async () => {
    const folder = '/somewhere';
    expect(await onItsPort(null, folder, (port) => (port === usualPort(folder) ? taken() : Promise.resolve(port)))).toBe(0);
  });

  it('is the one that was asked for, or none', async () => {
    await expect(onItsPort(8_080, '/somewhere', taken)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('does not hide another fault behind another port', async () => {
    await expect(onItsPort(null, '/somewhere', () => Promise.reject(new Error('no pages')))).rejects.toThrow('no pages');
  });
});
