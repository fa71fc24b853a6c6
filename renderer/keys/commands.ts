import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { CommandId } from '#shared/commands/catalog.ts';

/** What a mounted screen can do right now. The last screen to offer a command is the one that runs it. */
export type Offers = Partial<Record<CommandId, () => void>>;

interface OfferStack {
  stack: readonly { current: Offers }[];
}

export const useOffers = create<OfferStack>(() => ({ stack: [] }));

/** While the component is mounted, these commands run through it. */
export function useCommands(offers: Offers): void {
  useOffer(offers, false);
}

/** The same for what stands around the screens: it yields to every screen, also to one that was there before it. */
export function useCommandsAround(offers: Offers): void {
  useOffer(offers, true);
}

function useOffer(offers: Offers, isAround: boolean): void {
  const latest = useRef(offers);
  latest.current = offers;
  useEffect(() => {
    useOffers.setState(({ stack }) => ({ stack: isAround ? [latest, ...stack] : [...stack, latest] }));
    return () => useOffers.setState(({ stack }) => ({ stack: stack.filter((entry) => entry !== latest) }));
  }, [isAround]);
}

/** Runs a command if anything on screen offers it; says whether it did. */
export function runCommand(id: CommandId): boolean {
  const entry = useOffers.getState().stack.findLast(({ current }) => current[id] !== undefined);
  entry?.current[id]?.();
  return entry !== undefined;
}
