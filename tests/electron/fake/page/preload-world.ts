/** What the page half and this half say to each other, as text. Bytes travel as in cloning.ts. */
export type FromPreload = { op: 'send'; channel: string; args: unknown[] } | { op: 'port'; id: number; data: unknown } | { op: 'close'; id: number } | { op: 'expose'; key: string } | { op: 'fault'; text: string };
export type ToPreload = { op: 'message'; channel: string; args: unknown[]; ports: number[] } | { op: 'port'; id: number; data: unknown } | { op: 'close'; id: number };

export const world = 'Electron Isolated Context';
export const wireName = '__toMain';
export const earName = '__fromMain';

/**
 * The script that plays the sandboxed preload environment in a world of its own: `require` with the few modules a sandboxed preload
 * has, an ipcRenderer, and real MessagePorts whose far ends are carried over the debugger's wire. Then the real preload runs.
 */
export const preloadScript = (code: string): string => `(() => {
  if (window.top !== window || location.protocol === 'about:') return;
  const wire = globalThis.${wireName};
  const bytes = (each) => Array.from(each, (byte) => String.fromCharCode(byte)).join('');
  const toText = (value) => JSON.stringify(value, (key, each) => {
    if (each instanceof ArrayBuffer) return { $bytes: btoa(bytes(new Uint8Array(each))), $kind: 'ArrayBuffer' };
    if (each instanceof Uint8Array) return { $bytes: btoa(bytes(each)), $kind: 'Uint8Array' };
    if (each instanceof Blob) throw new TypeError('the pretended Electron cannot carry a Blob');
    return each;
  });
  const fromText = (text) => JSON.parse(text, (key, each) => {
    if (typeof each !== 'object' || each === null || !('$bytes' in each)) return each;
    const array = Uint8Array.from(atob(each.$bytes), (sign) => sign.charCodeAt(0));
    return each.$kind === 'ArrayBuffer' ? array.buffer : array;
  });
  const post = (message) => wire(toText(message));
  const ears = new Map();
  const ports = new Map();
  const ipcRenderer = {
    on(channel, call) { ears.set(channel, [...(ears.get(channel) ?? []), call]); return ipcRenderer; },
    send(channel, ...args) { post({ op: 'send', channel, args: structuredClone(args) }); },
  };
  const contextBridge = { exposeInMainWorld: (key) => post({ op: 'expose', key }) };
  globalThis.${earName} = (text) => {
    const message = fromText(text);
    if (message.op === 'port') return void ports.get(message.id)?.postMessage(message.data);
    if (message.op === 'close') return void ports.get(message.id)?.close();
    const given = message.ports.map((id) => {
      const { port1, port2 } = new MessageChannel();
      ports.set(id, port1);
      port1.addEventListener('message', (event) => post({ op: 'port', id, data: event.data }));
      port1.addEventListener('close', () => post({ op: 'close', id }));
      port1.start();
      return port2;
    });
    for (const call of ears.get(message.channel) ?? []) call({ sender: ipcRenderer, ports: given }, ...message.args);
  };
  const require = (name) => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error('module not found: ' + name);
  };
  const module = { exports: {} };
  try {
    (function (exports, require, module, process) {
${code}
    })(module.exports, require, module, { type: 'renderer', sandboxed: true, contextIsolated: true, platform: 'linux', versions: {} });
  } catch (error) {
    post({ op: 'fault', text: String(error) });
  }
})();`;
