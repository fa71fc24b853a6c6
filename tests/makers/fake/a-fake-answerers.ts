import type { Impact, Load, Standing } from '#shared/words/answerer.ts';
import type { FakeOs, FakeParts } from './parts.ts';

/** What the fake desk says of answerers, whatever time and community it is asked for. */
export interface AnswerersWorld {
  rows: Standing[];
  mine: Standing | null;
  missing: number;
  isHidden: boolean;
  read: { threads: number; unread: number; oldestAt: number | null };
  impact: Impact;
  load: Load;
  /** What was asked for last. */
  asked: { communityId: number | null; days: number } | null;
}

export const aStanding = (username: string, over: Partial<Standing> = {}): Standing => ({ username, name: '', isMe: false, score: 63, quality: 0.89, certainty: 0.83, breadth: 0.52, safety: 1, answers: 6, askers: 6, credential: '', ...over });

export const anAnswerersWorld = (over: Partial<AnswerersWorld> = {}): AnswerersWorld => ({
  rows: [],
  mine: null,
  missing: 4,
  isHidden: false,
  read: { threads: 0, unread: 0, oldestAt: null },
  impact: { answered: 0, thanked: 0, accepted: 0, liked: 0, medianWaitMs: null, medianBeforeMs: null, weeks: [] },
  load: { byDay: [], byCommunity: [], byHour: [] },
  asked: null,
  ...over,
});

/** Who is listed, and what answers did, in memory. */
export const aFakeAnswerers = (os: FakeOs, { world, tell, watch }: FakeParts) => ({
  answerers: {
    top: os.answerers.top.handler(({ input, signal }) => {
      world.answerers.asked = input;
      return watch(() => {
        const { rows, mine, missing, isHidden, read } = world.answerers;
        return { rows: rows.filter(({ isMe }) => !isMe || !isHidden), mine, missing, isHidden, read };
      }, signal);
    }),
    hide: os.answerers.hide.handler(({ input }) => {
      world.answerers.isHidden = input.isHidden;
      tell();
      return {};
    }),
    impact: os.answerers.impact.handler(() => world.answerers.impact),
    load: os.answerers.load.handler(() => world.answerers.load),
  },
});
