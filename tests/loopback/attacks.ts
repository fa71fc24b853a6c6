import { request } from './raw.ts';

/** Someone who should stay outside: what they send, and why it is refused. They even know the token, so that only the door can stop them. */
export interface Attack {
  name: string;
  send: (port: number, token: string) => string;
  status: number;
  /** Node refuses it before we are asked, with or without our door. */
  isNodes?: boolean;
}

const get = (name: string, headers: (port: number) => readonly string[], status: number, over: Partial<Attack> = {}): Attack => ({ name, status, send: (port) => request(['GET / HTTP/1.1', ...headers(port)]), ...over });
const own = (port: number): string => `Host: 127.0.0.1:${port}`;
const ownPage = (port: number): string => `Origin: http://127.0.0.1:${port}`;
const upgrade = (port: number, token: string, headers: readonly string[]): string =>
  request(['GET /desk HTTP/1.1', ...headers, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: MDEyMzQ1Njc4OTAxMjM0NQ==', `Sec-WebSocket-Protocol: rounds, token.${token}`]);
const socket = (name: string, headers: (port: number) => readonly string[], status = 403): Attack => ({ name, status, send: (port, token) => upgrade(port, token, headers(port)) });
const post = (name: string, headers: (port: number) => readonly string[], status: number, body = 'a=b'): Attack => ({
  name,
  status,
  send: (port) => request(['POST / HTTP/1.1', ...headers(port), `Content-Length: ${body.length}`], body),
});

export const attacks: readonly Attack[] = [
  get('a name somebody owns', () => ['Host: evil.test'], 421),
  get('a name somebody owns, with our port', (port) => [`Host: evil.test:${port}`], 421),
  get('localhost, which may be another address', (port) => [`Host: localhost:${port}`], 421),
  get('a name that resolves to us', (port) => [`Host: 127.0.0.1.nip.io:${port}`], 421),
  get('us as a user name', (port) => [`Host: 127.0.0.1:${port}@evil.test`], 421),
  get('our other address', (port) => [`Host: [::1]:${port}`], 421),
  get('any address', (port) => [`Host: 0.0.0.0:${port}`], 421),
  get('us without our port', () => ['Host: 127.0.0.1'], 421),
  get('us with another port', (port) => [`Host: 127.0.0.1:${port + 1}`], 421),
  get('us with a trailing dot', (port) => [`Host: 127.0.0.1.:${port}`], 421),
  get('us in another spelling', (port) => [`Host: 127.1:${port}`], 421),
  get('us as one number', (port) => [`Host: 2130706433:${port}`], 421),
  get('a name in capitals', (port) => [`Host: LOCALHOST:${port}`], 421),
  get('no host', () => [], 400, { isNodes: true }),
  get('an empty host', () => ['Host: '], 421),
  get('two hosts, ours first', (port) => [own(port), 'Host: evil.test'], 421),
  get('two hosts, ours last', (port) => ['Host: evil.test', own(port)], 421),
  get('somebody in between', (port) => [own(port), 'X-Forwarded-Host: evil.test'], 421),
  get('somebody in between, by the book', (port) => [own(port), 'Forwarded: host=evil.test'], 421),
  { name: 'a whole address as the target', status: 400, send: (port) => request([`GET http://evil.test/ HTTP/1.1`, own(port)]) },
  { name: 'an address without a scheme as the target', status: 400, send: (port) => request([`GET //evil.test/ HTTP/1.1`, own(port)]) },
  get('another page', (port) => [own(port), 'Origin: https://evil.test'], 403),
  get('a page on another port of ours', (port) => [own(port), `Origin: http://127.0.0.1:${port + 1}`], 403),
  get('a page that has no name', (port) => [own(port), 'Origin: null'], 403),
  get('our name over https', (port) => [own(port), `Origin: https://127.0.0.1:${port}`], 403),
  get('our name with something before it', (port) => [own(port), `Origin: http://evil127.0.0.1:${port}`], 403),
  get('our name with something after it', (port) => [own(port), `Origin: http://127.0.0.1:${port}.evil.test`], 403),
  get('two pages at once', (port) => [own(port), ownPage(port), 'Origin: https://evil.test'], 403),
  get('a script or picture of another page', (port) => [own(port), 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'], 403),
  get('a page on another port, as its browser tells', (port) => [own(port), 'Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: cors'], 403),
  post('a form of another page', (port) => [own(port), 'Origin: https://evil.test', 'Content-Type: application/x-www-form-urlencoded'], 403),
  post('a form of a page that has no name', (port) => [own(port), 'Origin: null', 'Content-Type: application/x-www-form-urlencoded'], 403),
  post('words dressed as plain text', (port) => [own(port), 'Origin: https://evil.test', 'Content-Type: text/plain'], 403, '{"a":1}'),
  post('a beacon that does not say where from', (port) => [own(port), 'Content-Type: text/plain'], 403),
  post('a post of our own page, which has none', (port) => [own(port), ownPage(port)], 405),
  { name: 'a delete', status: 405, send: (port) => request(['DELETE / HTTP/1.1', own(port), ownPage(port)]) },
  { name: 'a question before a foreign request', status: 403, send: (port) => request(['OPTIONS / HTTP/1.1', own(port), 'Origin: https://evil.test', 'Access-Control-Request-Method: POST']) },
  socket('a socket of another page', (port) => [own(port), 'Origin: https://evil.test']),
  socket('a socket of a page on another port', (port) => [own(port), `Origin: http://127.0.0.1:${port + 1}`]),
  socket('a socket that does not say where from', (port) => [own(port)]),
  socket('a socket of a page that has no name', (port) => [own(port), 'Origin: null']),
  socket('a socket to a name somebody owns', (port) => [`Host: evil.test:${port}`, `Origin: http://evil.test:${port}`], 421),
  socket('a socket to localhost', (port) => [`Host: localhost:${port}`, `Origin: http://localhost:${port}`], 421),
  socket('a socket through somebody in between', (port) => [own(port), ownPage(port), 'X-Forwarded-For: 10.0.0.1'], 421),
];

/** What a browser on our own page sends, so that it is clear the door opens at all. */
export const welcome = {
  page: (port: number): string => request(['GET / HTTP/1.1', own(port), 'Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate']),
  link: (port: number): string => request(['GET / HTTP/1.1', own(port), 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate']),
  socket: (port: number, token: string): string => upgrade(port, token, [own(port), ownPage(port)]),
  socketWith: (port: number, protocols: string | null, path = '/desk'): string =>
    request([
      `GET ${path} HTTP/1.1`, own(port), ownPage(port), 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: MDEyMzQ1Njc4OTAxMjM0NQ==',
      ...(protocols === null ? [] : [`Sec-WebSocket-Protocol: ${protocols}`]),
    ]),
};
