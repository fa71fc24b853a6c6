import type { Settings } from '#shared/words/settings.ts';

const hour = 3_600_000;
/** What of the time may be gone before a question counts as near its goal. */
export const nearShare = 0.75;

export interface Goal {
  goalAt: number;
  goal: 'fine' | 'near' | 'over';
}

/** How a question of a community, by its name, stands to the time it should have its first answer in. */
export type GoalOf = (community: string, askedAt: number) => Goal;

type Goals = Pick<Settings, 'goalHours' | 'goals'>;

/** Milliseconds a question of this community may wait. A community's name is the forum's word, so only what is really set counts. */
export const goalMs = ({ goalHours, goals }: Goals, community: string): number => (Object.hasOwn(goals, community) ? (goals[community] ?? goalHours) : goalHours) * hour;

export const goalsAt =
  (goals: Goals, now: number): GoalOf =>
  (community, askedAt) => {
    const ms = goalMs(goals, community);
    const waited = now - askedAt;
    return { goalAt: askedAt + ms, goal: waited >= ms ? 'over' : waited >= ms * nearShare ? 'near' : 'fine' };
  };
