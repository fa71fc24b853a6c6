import type { SecondLook } from '#shared/words/second-look.ts';

export interface LookGroup {
  name: 'Waiting for you' | 'Yours' | 'Settled';
  looks: SecondLook[];
}

/** What asks something of this person comes first, the one that waits longest on top; then their own; then what is done, newest first. Groups without a text are left out. */
export function sortLooks(looks: readonly SecondLook[]): LookGroup[] {
  const isOver = (look: SecondLook): boolean => look.state === 'withdrawn' || look.state === 'sent';
  const waits = (look: SecondLook): boolean => (look.mayJudge && look.state === 'asked') || look.maySend;
  const oldest = (a: SecondLook, b: SecondLook): number => a.at - b.at;
  const newest = (a: SecondLook, b: SecondLook): number => b.changedAt - a.changedAt;
  const yours = looks.filter((look) => look.isMine && !isOver(look));
  const groups: LookGroup[] = [
    { name: 'Waiting for you', looks: looks.filter((look) => !look.isMine && waits(look)).toSorted(oldest) },
    { name: 'Yours', looks: [...yours.filter(({ state }) => state !== 'asked').toSorted(newest), ...yours.filter(({ state }) => state === 'asked').toSorted(oldest)] },
    { name: 'Settled', looks: looks.filter((look) => isOver(look) || (!look.isMine && !waits(look))).toSorted(newest) },
  ];
  return groups.filter((group) => group.looks.length > 0);
}

/** A state as people read it. */
export const lookWords: Readonly<Record<SecondLook['state'], string>> = { asked: 'Waits for a reader', agreed: 'Agreed', suggested: 'Changes suggested', stopped: 'Stopped', withdrawn: 'Taken back', sent: 'Sent' };
