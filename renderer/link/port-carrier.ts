type Hear = (state: 'connected' | 'reconnecting') => void;

/**
 * Electron's way in: the preload hands over one end of a MessagePort, and another one after the engine was started again.
 * To the link it looks like a single port that closes and goes on. Only this window itself, at its own origin, is believed.
 */
export function portCarrier(win: Window, hear: Hear): Pick<MessagePort, 'addEventListener' | 'postMessage'> {
  const ears = new EventTarget();
  let port: MessagePort | null = null;
  let waiting: { message: unknown; transfer: Transferable[] }[] = [];

  const lose = (lost: MessagePort): void => {
    if (port !== lost) return;
    port = null;
    waiting = [];
    hear('reconnecting');
    ears.dispatchEvent(new Event('close'));
  };

  win.addEventListener('message', (event) => {
    const fresh = event.ports[0];
    if (event.source !== win || event.origin !== win.location.origin || !isPortOffer(event.data) || !fresh) return;
    const old = port;
    if (old) {
      lose(old);
      old.close();
    }
    port = fresh;
    fresh.addEventListener('message', ({ data }: MessageEvent<unknown>) => ears.dispatchEvent(new MessageEvent('message', { data })));
    fresh.addEventListener('close', () => lose(fresh));
    fresh.start();
    for (const { message, transfer } of waiting) fresh.postMessage(message, transfer);
    waiting = [];
    hear('connected');
  });

  return {
    addEventListener: ears.addEventListener.bind(ears),
    postMessage(message: unknown, options?: Transferable[] | StructuredSerializeOptions): void {
      const transfer = Array.isArray(options) ? options : (options?.transfer ?? []);
      if (port) port.postMessage(message, transfer);
      else waiting.push({ message, transfer });
    },
  };
}

function isPortOffer(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'rounds:port';
}
