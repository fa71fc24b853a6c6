import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { createContext, useContext, type ReactNode } from 'react';
import type { Contract } from '#shared/contract/contract.ts';

export type DeskClient = ContractRouterClient<Contract>;

/** The engine as screens see it: `call` for commands, `query` for TanStack Query options (live ones through `experimental_liveOptions`). */
export interface Desk {
  call: DeskClient;
  query: RouterUtils<DeskClient>;
}

export const aDeskOver = (call: DeskClient): Desk => ({ call, query: createTanstackQueryUtils(call) });

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk needs a DeskProvider above it');
  return desk;
}
