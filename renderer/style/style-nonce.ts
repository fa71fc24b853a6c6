/**
 * The nonce that style tags made by script must carry, such as CodeMirror's (`EditorView.cspNonce.of(styleNonce())`).
 * The page's own; empty where no server put one in, as in tests.
 */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
