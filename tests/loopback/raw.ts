import net from 'node:net';

/** Says exactly `text` to a port and hears what comes back until it ends or goes quiet for a moment; what no well-behaved client can send. */
export function say(port: number, text: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    const end = (): void => {
      socket.destroy();
      const [head = '', body = ''] = heard.split(/\r\n\r\n(.*)/s);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0), head, body });
    };
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      heard += piece;
      if (isWhole(heard)) end();
    });
    socket.on('end', end);
    socket.on('error', (error) => (heard ? end() : reject(error)));
  });
}

/** A switch to a socket has no body; everything else says how long its body is. */
function isWhole(heard: string): boolean {
  const [head = '', body] = heard.split(/\r\n\r\n(.*)/s);
  if (body === undefined) return false;
  if (head.startsWith('HTTP/1.1 101')) return true;
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return length !== undefined && Buffer.byteLength(body) >= Number(length);
}

/** A request from its lines: `request(['GET / HTTP/1.1', 'Host: x'])`. */
export const request = (lines: readonly string[], body = ''): string => `${lines.join('\r\n')}\r\n\r\n${body}`;
