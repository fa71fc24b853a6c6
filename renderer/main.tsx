import { createHashHistory } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import './style/tokens.css';
import './style/mantine.css';
import './style/base.css';
import { App } from './frame/app.tsx';
import { showRememberedTheme } from './frame/theme.tsx';
import { aDeskOver } from './link/desk.tsx';
import { hearLinkState } from './link/link-state.ts';
import { openLink } from './link/open-link.ts';
import { watchForNewToken } from './link/token.ts';
import { aQueryClient } from './link/use-live.ts';

showRememberedTheme();
// First of all: it takes the token out of the address bar, and the socket opens while the page is still being built.
const call = openLink(window, hearLinkState);
watchForNewToken(window);

const place = document.getElementById('root');
if (place) createRoot(place).render(<App desk={aDeskOver(call)} queries={aQueryClient()} history={createHashHistory()} />);
