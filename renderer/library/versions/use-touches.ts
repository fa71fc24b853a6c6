import { useQuery } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { Touches } from '#shared/words/library.ts';
import { useTemplate } from '../writing/use-template.tsx';

export interface TouchesState {
  touches: Touches | null;
  say: string;
  retry(): void;
}

/** What a change of this template would change, counted anew each time somebody looks. */
export function useTouches(): TouchesState {
  const desk = useDesk();
  const { session } = useTemplate();
  const { data, error, isFetching, refetch } = useQuery({ ...desk.query.library.touches.queryOptions({ input: { templateId: session.templateId } }), staleTime: 0, gcTime: 0 });
  return { touches: data && !isFetching ? data : null, say: error === null ? '' : troubleOf(error).say, retry: () => void refetch() };
}
