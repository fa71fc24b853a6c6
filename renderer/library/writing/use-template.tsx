import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TemplateSheet } from '#shared/words/library.ts';
import type { TemplateSession, Writing } from './template-session.ts';

export interface OpenTemplate {
  session: TemplateSession;
  sheet: TemplateSheet;
  /** In review or retired: read, not written. */
  isLocked: boolean;
}

const TemplateContext = createContext<OpenTemplate | null>(null);

export function TemplateProvider({ session, sheet, children }: { session: TemplateSession; sheet: TemplateSheet; children: ReactNode }) {
  const isLocked = sheet.row.status === 'in-review' || sheet.row.status === 'retired';
  return <TemplateContext value={{ session, sheet, isLocked }}>{children}</TemplateContext>;
}

/** The template that is open around this part. */
export function useTemplate(): OpenTemplate {
  const open = useContext(TemplateContext);
  if (!open) throw new Error('useTemplate needs a TemplateProvider above it');
  return open;
}

/** A part of what is being written now, saved or not. */
export const useWriting = <T,>(select: (writing: Writing) => T): T => useStore(useTemplate().session.store, select);
