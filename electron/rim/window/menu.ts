import type { MenuItemConstructorOptions } from 'electron';
import { catalog, isSingleKey, type CommandEntry, type CommandId } from '#shared/commands/catalog.ts';

type MenuName = NonNullable<CommandEntry['menu']>;

/** A key of the catalogue as a menu shows it; null where a menu cannot: sequences, and single keys, which belong to the page alone. */
export function acceleratorOf(keys: readonly string[]): string | null {
  const key = keys.find((each) => !each.includes('>') && !isSingleKey(each));
  if (key === undefined || key === 'Enter') return null;
  const names: Record<string, string> = { mod: 'CmdOrCtrl', shift: 'Shift', alt: 'Alt', comma: ',', period: '.', slash: '/' };
  return key
    .split('+')
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

const sending: readonly CommandId[] = ['answer.send', 'answer.send-next'];

/** The native menu: the catalogue's commands under the names the page uses, and what every program has. Pure. */
export function menuTemplate({
  platform,
  isPackaged,
  maySend = true,
  send,
}: {
  platform: NodeJS.Platform;
  /** Reloading and developer tools are for people who work on Rounds. */
  isPackaged: boolean;
  /** False: a trainee sits here, and nothing in the menu sends. */
  maySend?: boolean;
  send: (id: CommandId) => void;
}): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const commands = (menu: MenuName): MenuItemConstructorOptions[] =>
    catalog
      .filter((entry) => entry.menu === menu && (maySend || !sending.includes(entry.id)))
      .map((entry) => {
        const accelerator = acceleratorOf(entry.keys);
        return {
          id: entry.id,
          label: entry.title,
          // Shown, not registered: the page hears its own keys, and one press must not be two commands.
          ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
          click: () => send(entry.id),
        };
      });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const roles = (...names: NonNullable<MenuItemConstructorOptions['role']>[]): MenuItemConstructorOptions[] => names.map((role) => ({ role }));

  const file: MenuItemConstructorOptions[] = [...commands('File'), line, isMac ? { role: 'close' } : { role: 'quit' }];
  const edit = [...roles('undo', 'redo'), line, ...roles('cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll'), line, ...commands('Edit')];
  const view = [...commands('View'), line, ...roles('resetZoom', 'zoomIn', 'zoomOut'), line, ...roles('togglefullscreen'), ...(isPackaged ? [] : [line, ...roles('reload', 'toggleDevTools')])];
  const window = [...roles('minimize', ...(isMac ? (['zoom', 'front'] as const) : (['close'] as const)))];
  return [
    ...(isMac ? [{ label: 'Rounds', submenu: [...roles('about'), line, ...roles('services'), line, ...roles('hide', 'hideOthers', 'unhide'), line, ...roles('quit')] }] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { label: 'Go', submenu: commands('Go') },
    { label: 'Answer', submenu: commands('Answer') },
    { label: 'Window', role: 'window', submenu: window },
    { label: 'Help', role: 'help', submenu: [...commands('Help'), ...(isMac ? [] : [line, ...roles('about')])] },
  ];
}
