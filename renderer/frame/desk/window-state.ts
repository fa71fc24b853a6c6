import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface WindowState {
  /** Pixels; null: as the text needs. */
  composerHeight: number | null;
  /** null: as the width of the window suggests. */
  isSideOpen: boolean | null;
  hasSeenHint: boolean;
}

/** What belongs to this window alone and is no setting: sizes, and what is folded away. */
export const useWindowState = create<WindowState>()(persist((): WindowState => ({ composerHeight: null, isSideOpen: null, hasSeenHint: false }), { name: 'rounds.window' }));
