import type { Session } from 'electron';

/** All a page of ours ever needs: copying a link. Notifications come from the main process and need no leave. Chromium's default would grant everything. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies everything else, whether the page asks, only looks, or wants a device or the screen. */
export function guardPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'>,
  isOurs: (address: string) => boolean,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(granted.has(permission) && details.isMainFrame && isOurs(details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => granted.has(permission) && isOurs(origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}
