import { create } from 'zustand';

/**
 * connecting: not yet answered. connected. reconnecting: answered before, not now. no-token: opened without the address Rounds
 * printed. refused: Rounds runs, but this window's token is from an earlier start.
 */
export type LinkState = 'connecting' | 'connected' | 'reconnecting' | 'no-token' | 'refused';

export const useLinkState = create<{ state: LinkState }>(() => ({ state: 'connecting' }));

export const hearLinkState = (state: LinkState): void => useLinkState.setState({ state });
