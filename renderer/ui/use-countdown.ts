import { useEffect, useState } from 'react';

/** Whole seconds until `at`, counted down once a second; 0 when it is past or when there is nothing to wait for. */
export function useCountdown(at: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  const left = at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1_000));
  useEffect(() => {
    if (at === null || at <= Date.now()) return;
    setNow(Date.now());
    const beat = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= at) clearInterval(beat);
    }, 1_000);
    return () => clearInterval(beat);
  }, [at]);
  return left;
}
