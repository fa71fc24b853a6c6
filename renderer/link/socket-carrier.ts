import ReconnectingSocket from 'partysocket/ws';

type Hear = (state: 'connected' | 'reconnecting' | 'refused') => void;

/**
 * The browser's way in: a socket to the very server this page came from, that comes back by itself. A page learns nothing
 * from a refused handshake, so where the server answers plain requests and still no socket opens, the token is an old one.
 */
export function socketCarrier(win: Window, token: string, hear: Hear): ReconnectingSocket & Pick<WebSocket, 'readyState'> {
  const { protocol, host } = win.location;
  const socket = new ReconnectingSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/desk`, ['rounds', `token.${token}`], {
    minReconnectionDelay: 250,
    maxReconnectionDelay: 3_000,
    reconnectionDelayGrowFactor: 1.5,
    minUptime: 1_000,
    maxEnqueuedMessages: 0,
  });
  let failures = 0;
  socket.addEventListener('open', () => {
    failures = 0;
    hear('connected');
  });
  socket.addEventListener('close', () => {
    failures += 1;
    hear('reconnecting');
    if (failures < 2) return;
    fetch(win.location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
      (answer) => {
        if (!answer.ok || failures < 2) return;
        socket.close();
        hear('refused');
      },
      () => undefined,
    );
  });
  return socket as ReconnectingSocket & Pick<WebSocket, 'readyState'>;
}
