/** An answer that says no, in Discourse's words. Thrown by routes, turned into JSON at one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(`refused with ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const noSuchPage = 'The requested URL or resource could not be found.';
const notPermitted = 'You are not permitted to view the requested resource.';

export const notFound = (): Refusal => new Refusal(404, { errors: [noSuchPage], error_type: 'not_found' });
export const invalidAccess = (say = notPermitted): Refusal => new Refusal(403, { errors: [say], error_type: 'invalid_access' });
export const notLoggedIn = (): Refusal => new Refusal(403, { errors: ['You need to be logged in to do that.'], error_type: 'not_logged_in' });
export const invalidParameters = (say: string): Refusal => new Refusal(400, { errors: [say], error_type: 'invalid_parameters' });
export const missingParameter = (name: string): Refusal => new Refusal(400, { errors: [`param is missing or the value is empty or invalid: ${name}`] });
export const conflict = (say: string): Refusal => new Refusal(409, { errors: [say] });
export const unprocessable = (errors: string[], more: Record<string, unknown> = {}): Refusal => new Refusal(422, { ...more, errors });
export const readOnly = (): Refusal => new Refusal(503, { errors: ['The site is in read only mode. Interactions are disabled.'], error_type: 'read_only' }, { 'Discourse-Readonly': 'true' });

/** `code` marks a limit on every request; without it only this one action has to wait. */
export function slowDown(seconds: number, code?: string): Refusal {
  const wait = Math.max(1, Math.ceil(seconds));
  const timeLeft = wait === 1 ? '1 second' : wait < 90 ? `${wait} seconds` : `${Math.round(wait / 60)} minutes`;
  return new Refusal(
    429,
    { errors: [`You’ve performed this action too many times. Please wait ${timeLeft} before trying again.`], error_type: 'rate_limit', extras: { wait_seconds: wait, time_left: timeLeft } },
    { 'Retry-After': String(wait), ...(code ? { 'Discourse-Rate-Limit-Error-Code': code } : {}) },
  );
}
