/** Stands in the built page's HTML wherever a style nonce belongs. */
const mark = '__STYLE_NONCE__';

/** The page with a fresh nonce in place of each mark. `nonce` is base64. */
export const withStyleNonce = (html: string, nonce: string): string => html.replaceAll(mark, nonce);

/**
 * What a page of ours may do, the same in both hosts. `styleNonce` is the one in this page's HTML (CodeMirror writes style
 * tags as it runs); null for everything that is not HTML. Scripts get no nonce and no exception: they are files of ours.
 * `connect`: where the page may connect besides its own origin; some browsers do not count a socket to the same port as that.
 */
export function contentSecurityPolicy(styleNonce: string | null, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styleNonce === null ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' blob:",
    ["connect-src 'self'", ...connect].join(' '),
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; ');
}

/** Headers of every answer that carries a part of the page; the content type is the sender's. Names in lower case. */
export function pageHeaders(styleNonce: string | null, connect: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(styleNonce, connect),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
    'cache-control': 'no-store',
  };
}
