import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface WindowState {
  /** Pixels. */
  composerHeight: number;
  /** null: as the width of the window suggests. */
  isSideOpen: boolean | null;
  hasSeenHint: boolean;
}

/** What belongs to this window alone and is no setting: sizes, and what is folded away. */
export const useWindowState = create<WindowState>()(persist((): WindowState => ({ composerHeight: 340, isSideOpen: null, hasSeenHint: false }), { name: 'rounds.window' }));
