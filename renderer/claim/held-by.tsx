import { useNow } from '#renderer/ui/time-ago.tsx';

const minute = 60_000;
const longest = 15;

/** Whole minutes of a claim that are left, at least one; null: it has no end. More than a claim can last is a clock that is wrong. */
export const minutesLeft = (untilAt: number | null, now: number): number | null => (untilAt === null ? null : Math.min(longest, Math.max(1, Math.floor((untilAt - now) / minute))));

interface HeldByProps {
  name: string;
  isMe: boolean;
  untilAt: number | null;
}

/** Who is at a question and for how many minutes more: "you · 14 min". */
export function HeldBy({ name, isMe, untilAt }: HeldByProps) {
  const left = minutesLeft(untilAt, useNow());
  return (
    <>
      {isMe ? 'you' : <bdi>{name}</bdi>}
      {left === null ? null : ` · ${left} min`}
    </>
  );
}
