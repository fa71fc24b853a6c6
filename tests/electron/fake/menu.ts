import { hear, say } from './stage.ts';

export interface MenuItemOptions {
  id?: string;
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  registerAccelerator?: boolean;
  submenu?: MenuItemOptions[];
  click?: () => void;
}

const roles = new Set(
  'undo redo cut copy paste pasteAndMatchStyle delete selectAll reload forceReload toggleDevTools resetZoom zoomIn zoomOut toggleSpellChecker togglefullscreen window minimize close help about services hide hideOthers unhide quit showSubstitutions toggleSmartQuotes toggleSmartDashes toggleTextReplacement startSpeaking stopSpeaking appMenu fileMenu editMenu viewMenu shareMenu recentDocuments toggleTabBar selectNextTab selectPreviousTab showAllTabs mergeAllWindows clearRecentDocuments moveTabToNewWindow windowMenu zoom front'
    .split(' '),
);
const key = /^([A-Z0-9]|F\d{1,2}|Enter|Return|Space|Tab|Backspace|Delete|Esc|Up|Down|Left|Right|Home|End|PageUp|PageDown|Plus|[,./\\;'`[\]=-])$/;
const modifier = /^(Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)$/;

/** The menu, with Electron's refusals: no item without a name, no unknown role, no accelerator it could not read. */
export class FakeMenu {
  readonly items: MenuItemOptions[];
  private constructor(items: MenuItemOptions[]) {
    this.items = items;
  }

  static buildFromTemplate(template: MenuItemOptions[]): FakeMenu {
    check(template);
    return new FakeMenu(template);
  }

  static setApplicationMenu(menu: FakeMenu | null): void {
    const all = (menu?.items ?? []).flatMap((top) => (top.submenu ?? []).map((item) => ({ top: top.label ?? '', item })));
    hear('menu', ({ id }) => all.find(({ item }) => item.id === id)?.item.click?.());
    say({ say: 'menu', items: all.map(({ top, item }) => ({ id: item.id ?? '', label: item.label ?? '', menu: top, role: item.role ?? '', accelerator: item.accelerator ?? '' })) });
  }
}

function check(items: MenuItemOptions[]): void {
  for (const item of items) {
    if (item.type !== 'separator' && item.label === undefined && item.role === undefined) throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    if (item.role !== undefined && !roles.has(item.role)) throw new TypeError(`Unknown role ${item.role}`);
    const parts = item.accelerator?.split('+') ?? [];
    const last = parts.pop();
    if (last !== undefined && (!key.test(last) || !parts.every((part) => modifier.test(part)))) throw new TypeError(`${item.accelerator} is not a valid accelerator`);
    if (item.submenu) check(item.submenu);
  }
}
