/** The parts of the desk that F6 walks through, in the order they stand on screen: everything marked `data-pane`. */
const panes = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility());

/** Moves the focus to the next pane (or the one before), to the thing in it that takes keys, else to the pane itself. */
export function goToPane(step: 1 | -1): void {
  const all = panes();
  if (all.length === 0) return;
  const here = all.findIndex((pane) => pane.contains(document.activeElement));
  const next = here === -1 && step === -1 ? all.length - 1 : (here + step + all.length) % all.length;
  focusPane(all[next]?.dataset['pane'] ?? '');
}

/** Focuses a pane by its name; says whether there is such a pane. */
export function focusPane(name: string): boolean {
  const pane = panes().find((candidate) => candidate.dataset['pane'] === name);
  if (!pane) return false;
  const target = pane.querySelector<HTMLElement>('[data-pane-focus], [role=textbox]') ?? pane;
  if (target === pane) pane.tabIndex = -1;
  target.focus();
  return true;
}
