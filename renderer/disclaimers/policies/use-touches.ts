import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import type { Policy } from '#shared/words/policy.ts';

export interface Touched {
  questions: number;
  added: number;
  removed: number;
  crowded: number;
}

const pauseMs = 200;

/** What a policy would change if it were saved like this; the figures of before while it is counted anew, null until there are any. */
export function useTouches(policy: Policy): { touched: Touched | null; isCounting: boolean; isUnknown: boolean } {
  const desk = useDesk();
  const { title: _title, ...counted } = policy;
  const wanted = JSON.stringify(counted);
  const [known, setKnown] = useState<{ of: string; touched: Touched | null; isUnknown: boolean }>({ of: '', touched: null, isUnknown: false });
  useEffect(() => {
    const end = new AbortController();
    const timer = setTimeout(() => {
      // A name changes nothing, and may still be empty.
      desk.call.policies.touches({ ...(JSON.parse(wanted) as Omit<Policy, 'title'>), title: '' }, { signal: end.signal }).then(
        (touched) => end.signal.aborted || setKnown({ of: wanted, touched, isUnknown: false }),
        () => end.signal.aborted || setKnown({ of: wanted, touched: null, isUnknown: true }),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [desk, wanted]);
  return { touched: known.touched, isCounting: known.of !== wanted, isUnknown: known.isUnknown && known.of === wanted };
}

const questions = (count: number): string => (count === 1 ? '1 question' : `${count} questions`);

/** The figures in a sentence. Pure. */
export function sayTouched({ questions: looked, added, removed, crowded }: Touched): string {
  if (looked === 0) return 'There is no question on this desk to count with.';
  const said = [
    added === 0 && removed === 0 ? 'nothing changes' : '',
    added > 0 ? `${questions(added)} would carry something more` : '',
    removed > 0 ? `${questions(removed)} something less` : '',
    crowded > 0 ? `at ${questions(crowded)} more than three would want to go` : '',
  ].filter((part) => part !== '');
  return `Of the newest ${looked}: ${said.join('; ')}. What an answer says is not counted.`;
}
