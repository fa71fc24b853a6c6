import { readFileSync } from 'node:fs';
import type { Readiness } from './readiness.ts';
import { say } from './stage.ts';

type RequestHandler = (contents: unknown, permission: string, answer: (isGranted: boolean) => void, details: { isMainFrame: boolean; requestingUrl: string }) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type Listener = (details: { url: string; resourceType: string }, answer: (response: { cancel?: boolean }) => void) => void;

/** Every permission this Electron knows, read from its own types, so that a new one cannot slip by. */
export const knownPermissions = (): string[] => (permissions ??= readPermissions());
let permissions: string[] | undefined;

function readPermissions(): string[] {
  const types = readFileSync(new URL('../../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');
  const line = /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(types)?.[1];
  if (!line) throw new Error('Electron’s types no longer name the permissions where the test looks for them');
  return [...line.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
}

/** A session with Chromium's defaults: whatever is not handled is granted, whatever is not cancelled goes out. */
export class FakeSession {
  private onRequest: RequestHandler | null = null;
  private onCheck: CheckHandler | null = null;
  private onDevice: ((details: object) => boolean) | null = null;
  private onDisplay: ((request: object, answer: (streams: object | null) => void) => void) | null = null;
  private filter: string[] = [];
  private onBefore: Listener | null = null;
  dictionariesFrom = 'https://redirector.gvt1.com/edgedl/chrome/dict/';

  readonly webRequest = {
    onBeforeRequest: (filter: { urls: string[] }, listener: Listener): void => {
      this.filter = filter.urls;
      this.onBefore = listener;
    },
  };

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.onRequest = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.onCheck = handler;
  }
  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    this.onDevice = handler;
  }
  setDisplayMediaRequestHandler(handler: ((request: object, answer: (streams: object | null) => void) => void) | null): void {
    this.onDisplay = handler;
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionariesFrom = url;
  }

  /** What a page experiences. */
  asks(permission: string, requestingUrl: string, isMainFrame = true): Promise<boolean> {
    known(permission);
    return new Promise((resolve) => (this.onRequest ? this.onRequest({}, permission, resolve, { isMainFrame, requestingUrl }) : resolve(true)));
  }
  checks(permission: string, origin: string): boolean {
    known(permission);
    return this.onCheck ? this.onCheck(null, permission, origin, {}) : true;
  }
  /** Without a handler a device may be used when the person picked it; a page that got that far counts as allowed. */
  getsDevice(details: object): boolean {
    return this.onDevice ? this.onDevice(details) : true;
  }
  getsScreen(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (!this.onDisplay) return resolve(false);
      this.onDisplay({}, (streams) => (streams && !('video' in streams) ? reject(new TypeError('Video was requested, but no video stream was provided')) : resolve(streams !== null)));
    });
  }
  /** Whether a request would leave. */
  lets(url: string, resourceType = 'image'): Promise<boolean> {
    const listener = this.onBefore;
    if (!listener || !this.filter.some((pattern) => fits(pattern, url))) return Promise.resolve(true);
    return new Promise((resolve) => listener({ url, resourceType }, ({ cancel }) => resolve(cancel !== true)));
  }
}

function known(permission: string): void {
  if (!knownPermissions().includes(permission)) throw new TypeError(`Electron knows no permission "${permission}"`);
}

/** Chromium's match patterns, as far as `scheme://*` and a path of anything. */
function fits(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const [, scheme] = /^([a-z*]+):\/\/\*\/\*$/.exec(pattern) ?? [];
  if (!scheme) throw new TypeError(`Invalid url pattern ${pattern}`);
  return url.startsWith(`${scheme}:`);
}

type Serve = (request: Request) => Response | Promise<Response>;

/** `protocol`: schemes are registered once and early, handlers set once each and late. */
export class FakeProtocol {
  private readonly handlers = new Map<string, Serve>();
  registered: { scheme: string; privileges?: Record<string, boolean> }[] | null = null;
  private readonly readiness: Readiness;
  constructor(readiness: Readiness) {
    this.readiness = readiness;
  }
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: Record<string, boolean> }[]): void {
    this.readiness.before('protocol.registerSchemesAsPrivileged');
    if (this.registered) throw new Error('protocol.registerSchemesAsPrivileged should be called only once');
    this.registered = schemes;
  }
  handle(scheme: string, serve: Serve): void {
    this.readiness.after('protocol.handle');
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, serve);
  }
  async answer(request: Request): Promise<Response> {
    const serve = this.handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (!serve) {
      say({ say: 'escaped', url: request.url });
      return new Response(null, { status: 502 });
    }
    return await serve(request);
  }
}
