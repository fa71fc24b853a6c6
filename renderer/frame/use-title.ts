import { useEffect } from 'react';

/** The window's title: the most particular thing first. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Rounds`;
  }, [title]);
}
