import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { acceleratorOf, menuTemplate } from '#electron/rim/window/menu.ts';
import { catalog, type CommandId } from '#shared/commands/catalog.ts';
import { FakeMenu, type MenuItemOptions } from '../fake/menu.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;
const submenu = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] => (Array.isArray(item.submenu) ? item.submenu : []);
function aMenu({ platform = 'linux' as NodeJS.Platform, isPackaged = true, maySend = true } = {}) {
  const given: CommandId[] = [];
  const template = menuTemplate({ platform, isPackaged, maySend, send: (id) => given.push(id) });
  return { template, given, items: template.flatMap(submenu) };
}

describe('the native menu', () => {
  it.each(platforms)('is one that Electron takes, on %s', (platform) => {
    expect(() => FakeMenu.buildFromTemplate(aMenu({ platform }).template as MenuItemOptions[])).not.toThrow();
    expect(() => FakeMenu.buildFromTemplate([{ label: 'x', accelerator: 'mod+k' }])).toThrow('accelerator');
  });

  it('holds every command the catalogue puts in a menu, under the same name, and gives its id', () => {
    const { items, given } = aMenu();
    for (const entry of catalog.filter(({ menu }) => menu !== null)) {
      const item = items.find(({ id }) => id === entry.id);
      expect(item?.label).toBe(entry.title);
      item?.click?.({} as never, undefined, {} as never);
    }
    expect(given).toEqual(catalog.filter(({ menu }) => menu !== null).map(({ id }) => id));
  });

  it('shows keys and leaves hearing them to the page, so that one press is one command', () => {
    const shown = aMenu().items.filter(({ accelerator }) => accelerator !== undefined);
    expect(shown.map(({ id, accelerator }) => [id, accelerator])).toContainEqual(['answer.send-next', 'CmdOrCtrl+Shift+Enter']);
    expect(shown.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
  });

  it('sends nothing for a trainee, who asks for a second look instead', () => {
    const ids = (maySend: boolean): unknown[] => aMenu({ maySend }).items.map(({ id }) => id);
    const sending = ['answer.send', 'answer.send-next'];
    expect(ids(false).filter((id) => sending.includes(String(id)))).toEqual([]);
    expect(ids(false)).toContain('look.ask');
    expect(ids(true)).toEqual(expect.arrayContaining(sending));
  });

  it('offers reloading and developer tools only to people who work on Rounds', () => {
    const roles = (isPackaged: boolean): unknown[] => aMenu({ isPackaged }).items.map(({ role }) => role);
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles(true)).not.toContain(role);
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
  });

  it.each(platforms)('has what every editor has, on %s', (platform) => {
    const roles = aMenu({ platform }).items.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'minimize', 'quit', 'about']));
  });

  it('has an application menu on macOS only', () => {
    expect(aMenu({ platform: 'darwin' }).template[0]?.label).toBe('Rounds');
    expect(aMenu({ platform: 'linux' }).template[0]?.label).toBe('File');
  });
});

describe('a key of the catalogue', () => {
  it.each([
    [['mod+k'], 'CmdOrCtrl+K'],
    [['mod+shift+Enter'], 'CmdOrCtrl+Shift+Enter'],
    [['g>s', 'mod+comma'], 'CmdOrCtrl+,'],
    [['F6'], 'F6'],
    [['shift+F6'], 'Shift+F6'],
    [['g>q'], null],
    [['j'], null],
    [['shift+o'], null],
    [['Enter', 'o'], null],
    [[], null],
  ])('%j is shown as %s', (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });
});
