/** The names this forum answers to. Another name means a page elsewhere points its own name here to read with our visitor's eyes. */
export function isOurHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** A form may be sent only by a page of ours, and a browser says which page it was. */
export const isOurOrigin = (origin: string | undefined, host: string): boolean => origin === `http://${host}`;
