import { may } from '#shared/people/may.ts';
import type { May } from '#shared/words/people.ts';
import { useDesk } from './desk.tsx';
import { useLive } from './use-live.ts';

/** Whether the person at this desk may do this. Until that is known the window offers it, and the engine, which knows, refuses. */
export function useMay(what: May): boolean {
  const desk = useDesk();
  const me = useLive(desk.query.people.list.experimental_liveOptions()).value?.find((one) => one.isMe);
  return me === undefined || may(me.roles, what);
}
