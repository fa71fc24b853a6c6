import { describe, expect, it } from 'vitest';
import { settings, settingsChange } from '#shared/words/settings.ts';

describe('a change of settings', () => {
  it('names only what it changes', () => {
    expect(settingsChange.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
    expect(settingsChange.parse({})).toEqual({});
  });

  it('is refused where its value is none', () => {
    expect(settingsChange.safeParse({ theme: 'sepia' }).success).toBe(false);
    expect(settingsChange.safeParse({ holdSeconds: 11 }).success).toBe(false);
    expect(settingsChange.safeParse({ theme: undefined }).success).toBe(false);
  });
});

describe('a settings file', () => {
  it('opens empty, and with damaged fields beside good ones', () => {
    expect(settings.parse({})).toMatchObject({ theme: 'system', holdSeconds: 10, notifications: true });
    expect(settings.parse({ theme: 7, holdSeconds: 30 })).toMatchObject({ theme: 'system', holdSeconds: 30 });
  });
});
