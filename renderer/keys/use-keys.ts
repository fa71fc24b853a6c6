import { useEffect } from 'react';
import { catalog } from '#shared/commands/catalog.ts';
import { runCommand } from './commands.ts';
import { readPress } from './match.ts';

const sequenceMs = 1_500;

/**
 * The one place that hears keys for commands. Combinations with Ctrl/Cmd count everywhere, the editor included, and are heard
 * before it; single keys count outside text fields, when nothing nearer used them, when no dialog is open, and when `singleKeys`.
 */
export function useKeys(singleKeys: boolean): void {
  useEffect(() => {
    const isMac = /mac/i.test(navigator.userAgent);
    let pending: string | null = null;
    let pendingAt = 0;

    const read = (event: KeyboardEvent) => {
      const before = pending !== null && event.timeStamp - pendingAt < sequenceMs ? pending : null;
      return readPress({ key: event.key, code: event.code, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: event.shiftKey, isAltGraph: event.getModifierState('AltGraph') }, before, isMac);
    };

    const early = (event: KeyboardEvent): void => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey || /^F\d/.test(event.key))) return;
      const { found } = read(event);
      if (!found || found.isSingle || isDialogOpen()) return;
      if (found.yields && isTyping(event.target)) return;
      const isRun = found.commands.some((id) => runCommand(id));
      if (isRun) event.stopPropagation();
      // "Save page" and the like never open in place of a command that has nothing to do right now.
      if (isRun || !found.yields) event.preventDefault();
    };

    const late = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || (event.ctrlKey && !event.getModifierState('AltGraph')) || event.metaKey) return;
      if (['Shift', 'Alt', 'AltGraph', 'Control', 'Meta', 'CapsLock'].includes(event.key)) return;
      if (!singleKeys || isTyping(event.target) || isDialogOpen()) {
        pending = null;
        return;
      }
      const { found, begins } = read(event);
      pending = begins;
      pendingAt = event.timeStamp;
      if (!found?.isSingle || (event.key === 'Enter' && isControl(event.target))) return;
      if (found.commands.some((id) => runCommand(id))) event.preventDefault();
    };

    document.addEventListener('keydown', early, { capture: true });
    document.addEventListener('keydown', late);
    return () => {
      document.removeEventListener('keydown', early, { capture: true });
      document.removeEventListener('keydown', late);
    };
  }, [singleKeys]);
}

/** Commands of Electron's menu arrive as messages of this very window. */
export function useMenuCommands(): void {
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
      if (source !== window || origin !== location.origin || typeof data !== 'object' || data === null) return;
      if (!('type' in data) || data.type !== 'rounds:command' || !('id' in data)) return;
      const entry = catalog.find(({ id }) => id === data.id);
      if (entry) runCommand(entry.id);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
}

const writing = 'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=range]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=searchbox], [role=combobox]';

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(writing) !== null;
const isControl = (target: EventTarget | null): boolean => target instanceof Element && target.closest('a[href], button, summary, [role=option], [role=menuitem], [role=switch]') !== null;
const isDialogOpen = (): boolean => document.querySelector('[role=dialog][aria-modal=true], dialog:modal') !== null;
