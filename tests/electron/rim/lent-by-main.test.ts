import { describe, expect, it } from 'vitest';
import { createLentByMain } from '#electron/rim/engine/lent-by-main.ts';
import { lendToEngine } from '#electron/rim/engine/lend-to-engine.ts';
import { fromEngine, type FromEngine } from '#electron/rim/engine/words.ts';
import { settings } from '#shared/words/settings.ts';
import { someSecrets, someSettings } from '#tests/makers/a-desk.ts';

/** Both halves, with the messages between them checked as they would be between processes. */
function bothHalves({ secrets = someSecrets(), isDeaf = false, allows = true } = {}) {
  const file = someSettings({ holdSeconds: 30 });
  const said: FromEngine[] = [];
  let held = 0;
  const scheme = { hold: () => (allows ? ((held += 1), true) : false), release: () => void (held -= 1) };
  const answer = lendToEngine({ secrets, settings: file, scheme });
  const lent = createLentByMain({ settings: file.current(), secrets: secrets.kind }, (raw) => {
    const message = fromEngine.parse(structuredClone(raw));
    said.push(message);
    if (message.kind !== 'ask' || isDeaf) return;
    answer(message.ask).then(
      (value) => lent.hear({ kind: 'answer', id: message.id, value: structuredClone(value) }),
      (error: Error) => lent.hear({ kind: 'refusal', id: message.id, say: error.message }),
    );
  });
  return { lent, file, said, secrets, held: () => held };
}

describe('what the main process lends the engine', () => {
  it('keeps keys', async () => {
    const { lent, secrets } = bothHalves();
    await lent.secrets.write('practice', 'a key');
    expect(await secrets.read('practice')).toBe('a key');
    expect(await lent.secrets.read('practice')).toBe('a key');
    await lent.secrets.forget('practice');
    expect(await lent.secrets.read('practice')).toBeNull();
    expect(lent.secrets.kind).toBe('memory');
  });

  it('says when a key cannot be kept', async () => {
    const broken = { ...someSecrets(), write: () => Promise.reject(new Error('the key store is locked')) };
    await expect(bothHalves({ secrets: broken }).lent.secrets.write('practice', 'a key')).rejects.toThrow('the key store is locked');
  });

  it('changes one setting, keeps the others, and tells everybody once', async () => {
    const { lent, file } = bothHalves();
    const heard: string[] = [];
    const stop = lent.settings.onChange(({ theme }) => heard.push(theme));
    expect(await lent.settings.change({ theme: 'dark' })).toMatchObject({ theme: 'dark', holdSeconds: 30 });
    expect(file.current()).toMatchObject({ theme: 'dark', holdSeconds: 30 });
    lent.hear({ kind: 'settings', settings: file.current() });
    lent.hear({ kind: 'settings', settings: settings.parse({ theme: 'light' }) });
    stop();
    lent.hear({ kind: 'settings', settings: settings.parse({ theme: 'system' }) });
    expect(heard).toEqual(['dark', 'light']);
    expect(lent.settings.current().theme).toBe('system');
  });

  it('takes addresses of the program’s own until they are let go, once', async () => {
    const { lent, held } = bothHalves();
    const [one, two] = [await lent.wayBack.hold(), await lent.wayBack.hold()];
    expect(held()).toBe(2);
    for (const release of [one, one, two]) release?.();
    await lent.secrets.read('a message that comes after those');
    expect(held()).toBe(0);
    const heard: string[] = [];
    const stop = lent.wayBack.onAddress((address) => heard.push(address));
    lent.hear({ kind: 'address', address: 'discourse://auth_redirect?payload=x' });
    stop();
    lent.hear({ kind: 'address', address: 'discourse://auth_redirect?payload=y' });
    expect(heard).toEqual(['discourse://auth_redirect?payload=x']);
    expect(await bothHalves({ allows: false }).lent.wayBack.hold()).toBeNull();
  });

  it('keeps answers apart', async () => {
    const { lent, said } = bothHalves({ isDeaf: true });
    const one = lent.secrets.read('one');
    const two = lent.secrets.read('two');
    const [first, second] = said.map((message) => (message.kind === 'ask' ? message.id : 0));
    lent.hear({ kind: 'answer', id: second ?? 0, value: '2' });
    lent.hear({ kind: 'answer', id: first ?? 0, value: '1' });
    lent.hear({ kind: 'answer', id: first ?? 0, value: 'again' });
    expect(await Promise.all([one, two])).toEqual(['1', '2']);
  });
});
