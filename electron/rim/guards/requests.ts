import type { Session } from 'electron';

/**
 * The window itself never reaches the network: the page comes over its own scheme, forums are the engine's business.
 * So whatever slips past the sanitiser and the page's policy still finds no way out.
 */
export function guardRequests(session: Pick<Session, 'webRequest' | 'setSpellCheckerDictionaryDownloadURL'>, log: (event: string) => void): void {
  session.webRequest.onBeforeRequest({ urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }, (_details, answer) => {
    log('request.refused');
    answer({ cancel: true });
  });
  // Chromium would fetch dictionaries from its maker's servers; with nowhere to fetch from, it uses what the system has.
  session.setSpellCheckerDictionaryDownloadURL('app://rounds/no-dictionaries/');
}
