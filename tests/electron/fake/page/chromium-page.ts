import { readFileSync } from 'node:fs';
import { fromText, toText } from '../cloning.ts';
import { Debugger } from './debugger.ts';
import type { End } from '../process/ports.ts';
import { earName, preloadScript, wireName, world, type FromPreload, type ToPreload } from './preload-world.ts';

/** Chromium outside Electron knows no `app:` pages, so in there they live at this address, which exists nowhere. */
export const standIn = 'https://rounds.invalid';
const ours = 'app://rounds';
const toApp = (url: string): string => (url === standIn || url.startsWith(`${standIn}/`) ? `${ours}${url.slice(standIn.length)}` : url);
const toStandIn = (url: string): string => (url.startsWith(`${ours}/`) ? `${standIn}${url.slice(ours.length)}` : url);

/** What the window has decided about its page; every question of the page ends up here. */
export interface PageRules {
  answer: (request: Request) => Promise<Response>;
  lets: (url: string, resourceType: string) => Promise<boolean>;
  /** Whether the page may go there. */
  navigates: (url: string, isMainFrame: boolean) => boolean;
  opensWindow: (url: string) => void;
  heard: (channel: string, args: unknown[], frame: { url: string }) => void;
  escaped: (url: string) => void;
  exposed: (key: string) => void;
  happens: (what: 'dom-ready' | 'did-finish-load' | 'render-process-gone') => void;
}

interface Paused {
  requestId: string;
  request: { url: string; method: string };
  frameId: string;
  resourceType: string;
}

/** A page in a real Chromium, held by its debugging port, that behaves as if a window of Electron had loaded it. */
export class ChromiumPage {
  readonly targetId: string;
  private readonly wire: Debugger;
  private readonly session: string;
  private readonly rules: PageRules;
  private context: number | null = null;
  private url = 'about:blank';
  private expected = '';
  private readonly ends = new Map<number, End>();
  private lastPort = 0;

  private constructor(wire: Debugger, targetId: string, session: string, rules: PageRules) {
    this.wire = wire;
    this.targetId = targetId;
    this.session = session;
    this.rules = rules;
  }

  static async open(address: string, { preload, width, height, rules }: { preload: string | null; width: number; height: number; rules: PageRules }): Promise<ChromiumPage> {
    const wire = await Debugger.connect(address);
    const attached = new Map<string, string>();
    let page: ChromiumPage | null = null;
    // A profile of its own for the window, so that whatever else appears in there was opened by its page.
    const { browserContextId } = await wire.send<{ browserContextId: string }>('Target.createBrowserContext', { disposeOnDetach: true });
    wire.on('Target.attachedToTarget', ({ sessionId, targetInfo }: { sessionId: string; targetInfo: { targetId: string; type: string; browserContextId?: string } }) => {
      attached.set(targetInfo.targetId, sessionId);
      wire.emit(`attached:${targetInfo.targetId}`);
      // Electron asked before, and was told no.
      const isPopup = targetInfo.type === 'page' && targetInfo.browserContextId === browserContextId && page !== null && targetInfo.targetId !== page.targetId;
      if (isPopup) void wire.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
      else void wire.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {});
    });
    await wire.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
    const { targetId } = await wire.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank', newWindow: true, width, height, browserContextId });
    if (!attached.has(targetId)) await new Promise<void>((resolve) => wire.once(`attached:${targetId}`, () => resolve()));
    page = new ChromiumPage(wire, targetId, attached.get(targetId) ?? '', rules);
    await page.prepare(preload, width, height);
    return page;
  }

  private async prepare(preload: string | null, width: number, height: number): Promise<void> {
    this.on('Runtime.executionContextCreated', ({ context }: { context: { id: number; name: string; auxData: { frameId: string } } }) => {
      if (context.name === world && context.auxData.frameId === this.targetId) this.context = context.id;
    });
    this.on('Page.frameNavigated', ({ frame }: { frame: { id: string; url: string } }) => {
      if (frame.id === this.targetId) this.url = toApp(frame.url);
    });
    this.on('Runtime.executionContextsCleared', () => this.loseWorld());
    this.on('Runtime.executionContextDestroyed', ({ executionContextId }: { executionContextId: number }) => {
      if (executionContextId === this.context) this.loseWorld();
    });
    this.on('Runtime.bindingCalled', ({ name, payload, executionContextId }: { name: string; payload: string; executionContextId: number }) => {
      if (name === wireName && executionContextId === this.context) this.hear(fromText(payload) as FromPreload);
    });
    this.on('Fetch.requestPaused', (paused: Paused) => void this.decide(paused).catch(() => {}));
    this.on('Page.windowOpen', ({ url }: { url: string }) => this.rules.opensWindow(toApp(url)));
    this.on('Page.domContentEventFired', () => this.rules.happens('dom-ready'));
    this.on('Page.loadEventFired', () => this.rules.happens('did-finish-load'));
    this.on('Inspector.targetCrashed', () => {
      this.loseWorld();
      this.rules.happens('render-process-gone');
    });
    await this.send('Page.enable');
    await this.send('Inspector.enable');
    await this.send('Runtime.addBinding', { name: wireName, executionContextName: world });
    if (preload !== null) await this.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(readFileSync(preload, 'utf8')), worldName: world });
    await this.send('Runtime.enable');
    await this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  }

  async load(url: string): Promise<void> {
    this.expected = url;
    const { errorText } = await this.send<{ errorText?: string }>('Page.navigate', { url: toStandIn(url) });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
  }

  async reload(): Promise<void> {
    this.expected = this.url.split('#')[0] ?? '';
    await this.send('Page.reload');
  }

  /** A message to the preload with ports; lost where no preload has run, as in Electron. */
  deliver(channel: string, args: unknown[], ends: readonly End[]): void {
    const ids = ends.map((end) => {
      const id = ++this.lastPort;
      this.ends.set(id, end);
      return id;
    });
    this.post({ op: 'message', channel, args, ports: ids });
    for (const [at, end] of ends.entries()) {
      const id = ids[at] ?? 0;
      end.attach(
        (data) => this.post({ op: 'port', id, data }),
        () => this.post({ op: 'close', id }),
      );
    }
  }

  async dress(colorScheme: 'light' | 'dark'): Promise<void> {
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: colorScheme }] });
  }

  crash(): void {
    void this.send('Page.crash').catch(() => {});
  }

  async close(): Promise<void> {
    this.loseWorld();
    await this.wire.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {});
  }

  private async decide({ requestId, request, frameId, resourceType }: Paused): Promise<void> {
    const url = toApp(request.url);
    const isMainFrame = frameId === this.targetId;
    if (resourceType === 'Document') {
      const isExpected = isMainFrame && url.split('#')[0] === this.expected;
      this.expected = '';
      if (!isExpected && !this.rules.navigates(url, isMainFrame)) return void (await this.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }));
    }
    if (!url.startsWith(`${ours}/`)) {
      const isLet = await this.rules.lets(url, resourceType);
      if (isLet) this.rules.escaped(url);
      // Nothing leaves this machine. A page that would have gone stays, so that what it tries next can be seen too; one whose way was
      // only cut off ends on an error page, as it does in Electron.
      return void (await this.send('Fetch.failRequest', { requestId, errorReason: isLet && resourceType === 'Document' ? 'Aborted' : 'BlockedByClient' }));
    }
    const response = await this.rules.answer(new Request(url, { method: request.method }));
    await this.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  private hear(message: FromPreload): void {
    if (message.op === 'send') this.rules.heard(message.channel, message.args, { url: this.url });
    if (message.op === 'port') this.ends.get(message.id)?.send(message.data);
    if (message.op === 'close') this.ends.get(message.id)?.close();
    if (message.op === 'expose') this.rules.exposed(message.key);
    if (message.op === 'fault') process.stderr.write(`the preload failed: ${message.text}\n`);
  }

  private post(message: ToPreload): void {
    if (this.context === null) return;
    void this.send('Runtime.callFunctionOn', {
      executionContextId: this.context,
      functionDeclaration: `function (text) { globalThis.${earName}?.(text); }`,
      arguments: [{ value: toText(message) }],
    }).catch(() => {});
  }

  /** The document went, and its ports with it. */
  private loseWorld(): void {
    this.context = null;
    for (const end of this.ends.values()) end.close();
    this.ends.clear();
  }

  private on(event: string, call: (params: never) => void): void {
    this.wire.on(`${event}@${this.session}`, (params) => call(params as never));
  }

  private send<T = Record<string, unknown>>(method: string, params: Record<string, unknown> = {}): Promise<T> {
    return this.wire.send<T>(method, params, this.session);
  }
}
