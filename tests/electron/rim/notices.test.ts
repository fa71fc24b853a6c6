import { EventEmitter } from 'node:events';
import type { BrowserWindow, Notification } from 'electron';
import { describe, expect, it } from 'vitest';
import type { EngineStatus } from '#electron/rim/engine/words.ts';
import { createNotices } from '#electron/rim/window/notices.ts';

const status = (waiting: number, needsYou = 0, isSettled = true, back = 0): EngineStatus => ({ kind: 'status', waiting, needsYou, isSettled, back, maySend: true });

function aDock({ isAllowed = true, platform = 'linux' as NodeJS.Platform } = {}) {
  const badges: number[] = [];
  const overlays: string[] = [];
  const shown: { title: string; body: string; notice: EventEmitter }[] = [];
  const went: string[] = [];
  const dock = { isFocused: true, isAllowed };
  const hear = createNotices({
    app: { setBadgeCount: (count) => (badges.push(count ?? 0), true) },
    platform,
    window: () => ({ isFocused: () => dock.isFocused, setOverlayIcon: (_image: object | null, words: string) => overlays.push(words) }) as unknown as BrowserWindow,
    isAllowed: () => dock.isAllowed,
    notification: ({ title = '', body = '' }) => {
      const notice = Object.assign(new EventEmitter(), { show: () => shown.push({ title, body, notice }), close: () => {} });
      return notice as unknown as Notification;
    },
    image: (pixels) => ({ pixels }) as never,
    go: (id) => went.push(id),
  });
  return { hear, badges, overlays, shown, went, dock };
}

describe('the dock', () => {
  it('shows how many questions wait, and only when that changes', () => {
    const { hear, badges } = aDock();
    for (const each of [status(40), status(40), status(39), status(0)]) hear(each);
    expect(badges).toEqual([40, 39, 0]);
  });

  it('shows nothing when the person wants no notifications', () => {
    const { hear, badges, shown, dock } = aDock({ isAllowed: false });
    dock.isFocused = false;
    for (const each of [status(40), status(50, 1)]) hear(each);
    expect(badges).toEqual([]);
    expect(shown).toEqual([]);
  });

  it('shows a mark with words on Windows, which has no numbers there', () => {
    const { hear, badges, overlays } = aDock({ platform: 'win32' });
    hear(status(3));
    hear(status(0));
    expect(overlays).toEqual(['3 waiting', '']);
    expect(badges).toEqual([]);
  });
});

describe('a notice', () => {
  it('is not about what was there when Rounds started', () => {
    const { hear, shown, dock } = aDock();
    dock.isFocused = false;
    for (const each of [status(0, 0, false), status(25, 0, false), status(40)]) hear(each);
    expect(shown).toEqual([]);
  });

  it('comes when more questions wait while the person looks elsewhere, once per news', () => {
    const { hear, shown, dock, went } = aDock();
    hear(status(40));
    dock.isFocused = false;
    for (const each of [status(41), status(41), status(43), status(42), status(43)]) hear(each);
    expect(shown.map(({ title }) => title)).toEqual(['A new question is waiting', '2 new questions are waiting', 'A new question is waiting']);
    shown[0]?.notice.emit('click');
    expect(went).toEqual(['go.unanswered']);
  });

  it('does not come while the person looks at the queue, nor later about what they saw', () => {
    const { hear, shown, dock } = aDock();
    for (const each of [status(40), status(45)]) hear(each);
    dock.isFocused = false;
    hear(status(45));
    expect(shown).toEqual([]);
    hear(status(46));
    expect(shown).toHaveLength(1);
  });

  it('comes even into view when an answer needs its person, and leads to the outbox', () => {
    const { hear, shown, went } = aDock();
    for (const each of [status(40), status(40, 1), status(40, 1), status(40, 0), status(40, 2)]) hear(each);
    expect(shown.map(({ title }) => title)).toEqual(['An answer needs you', '2 answers need you']);
    shown[0]?.notice.emit('click');
    expect(went).toEqual(['go.outbox']);
  });

  it('comes once when a question that was put off is back while they look elsewhere, and leads to the follow-ups', () => {
    const { hear, shown, went, dock } = aDock();
    hear(status(40, 0, true, 2));
    dock.isFocused = false;
    hear(status(40, 0, true, 2));
    expect(shown).toEqual([]);
    // It waits in the queue again as well, which is no second piece of news.
    hear(status(41, 0, true, 3));
    hear(status(41, 0, true, 3));
    expect(shown.map(({ title }) => title)).toEqual(['3 questions you put off are back']);
    shown[0]?.notice.emit('click');
    expect(went).toEqual(['go.follow-ups']);
    dock.isFocused = true;
    hear(status(41, 0, true, 4));
    expect(shown).toHaveLength(1);
  });
});
