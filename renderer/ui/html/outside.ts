import { create } from 'zustand';

const useAsked = create<{ address: string | null }>(() => ({ address: null }));

/** Only what a browser or a mail program opens; everything else is no address to go to. */
export function outsideAddress(address: string): URL | null {
  const url = URL.parse(address);
  return url !== null && /^(?:https?|mailto):$/.test(url.protocol) ? url : null;
}

/** Asks the person, then opens the address outside. Does nothing for addresses that are none. */
export function askToOpen(address: string): void {
  if (outsideAddress(address) !== null) useAsked.setState({ address });
}

/** Opens at once; for addresses whose button already says where it leads. */
export function openOutside(address: string): void {
  const url = outsideAddress(address);
  if (url !== null) window.open(url.href, '_blank', 'noopener,noreferrer');
}

/** The address a person is being asked about; null: none. */
export function useAskedAddress(): URL | null {
  const address = useAsked((asked) => asked.address);
  return address === null ? null : outsideAddress(address);
}

export const stayHere = (): void => useAsked.setState({ address: null });
