import { ipcRenderer } from 'electron';
import { channels } from './rim/channels.ts';

// The few parts of the DOM this file touches; the rest of this house has none.
declare const document: { readyState: string };
declare const location: { origin: string };
declare function addEventListener(type: 'DOMContentLoaded', call: () => void, options: { once: true }): void;
declare function postMessage(message: { type: string; id?: string }, targetOrigin: string, transfer?: readonly object[]): void;

// Nothing of this is left in the page's own world: it gets messages from its own window, one with a port, some with a command's name.
const page = new Promise<void>((resolve) => {
  // Scripts of the page have run by then, so somebody listens.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  else resolve();
});

ipcRenderer.on(channels.port, (event) => {
  const [port] = event.ports;
  if (port) void page.then(() => postMessage({ type: channels.port }, location.origin, [port]));
});

ipcRenderer.on(channels.command, (_event, id: unknown) => {
  if (typeof id === 'string') void page.then(() => postMessage({ type: channels.command, id }, location.origin));
});

ipcRenderer.send(channels.hello);
