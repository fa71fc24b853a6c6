import './link/no-eval.ts';
import { hearLinkState } from './link/link-state.ts';
import { openLink } from './link/open-link.ts';
import { watchForNewToken } from './link/token.ts';

// First of all: the token leaves the address bar, and the socket opens while the rest of the page is still being read.
const call = openLink(window, hearLinkState);
watchForNewToken(window);

const place = document.getElementById('root');
if (place) void import('./frame/start.tsx').then(({ start }) => start(call, place));
