/** Where the page lives inside Electron. Standard and secure, so it is an origin of its own and not a file. */
export const appScheme = 'app';
export const appHost = 'rounds';
export const appOrigin = `${appScheme}://${appHost}`;
export const appEntry = `${appOrigin}/index.html`;

/** Whether `address` is a page of ours. Parsed, never compared by its beginning: `app://rounds.evil` begins alike. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
}
