import { useEffect, useRef } from 'react';
import { create } from 'zustand';

type Insert = (templateId: string) => void;

/** The composer on screen that takes templates, if one does. */
export const useTemplateTaker = create<{ take: { current: Insert } | null }>(() => ({ take: null }));

/** While the composer is mounted, the palette can hand it a template. */
export function useInsertTemplate(insert: Insert): void {
  const latest = useRef(insert);
  latest.current = insert;
  useEffect(() => {
    useTemplateTaker.setState({ take: latest });
    return () => useTemplateTaker.setState(({ take }) => ({ take: take === latest ? null : take }));
  }, []);
}
