/** A no, by NodeBB's key. Thrown by routes; the read and the write API each give it a body of their own. */
export class Refusal extends Error {
  readonly status: number;
  readonly key: string;
  readonly args: readonly (string | number)[];
  constructor(status: number, key: string, ...args: (string | number)[]) {
    super(key);
    this.name = 'Refusal';
    this.status = status;
    this.key = key;
    this.args = args;
  }
}

/** A body that is neither: thrown as it is. */
export class Verbatim extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super(`answered with ${response.status}`);
    this.name = 'Verbatim';
    this.response = response;
  }
}

/** Everything that is not about rights or existence is 400 here, limits included. */
export const bad = (key: string, ...args: (string | number)[]): Refusal => new Refusal(400, key, ...args);
export const noPrivileges = (): Refusal => new Refusal(403, 'no-privileges');
export const noTopic = (): Refusal => new Refusal(404, 'no-topic');
export const noPost = (): Refusal => new Refusal(404, 'no-post');
export const notLoggedIn = (): Refusal => new Refusal(401, 'api.401');
export const notFound = (): Refusal => new Refusal(404, 'api.404');

const codes: Readonly<Record<number, string>> = { 400: 'bad-request', 401: 'not-authorised', 403: 'forbidden', 404: 'not-found', 500: 'internal-server-error', 503: 'service-unavailable' };

/** `{status, response}` of the write API. */
export const writeError = (status: number, message: string, response: object = {}): Response => Response.json({ status: { code: codes[status] ?? 'internal-server-error', message }, response }, { status });

/** The page's own error of the read API: a key in brackets, never a sentence. */
export function readError(status: number, { path, loggedIn, error }: { path: string; loggedIn: boolean; error?: string | undefined }): Response {
  return Response.json({ path, loggedIn, ...(error === undefined ? {} : { error }), title: `[[global:${status}.title]]`, bodyClass: 'page-error' }, { status });
}
