import { createORPCClient, ORPCError, type ClientContext, type ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { ClientRetryPlugin, type ClientRetryPluginContext } from '@orpc/client/plugins';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { DeskClient } from './desk.tsx';
import type { LinkState } from './link-state.ts';
import { askEarly, firstAsks } from './early-asks.ts';
import { isLiveCall } from './live-calls.ts';
import { portCarrier } from './port-carrier.ts';
import { socketCarrier } from './socket-carrier.ts';
import { takeToken } from './token.ts';

/** Live calls begin again when the link comes back; commands never repeat themselves. */
const comeBack = () =>
  new ClientRetryPlugin<ClientRetryPluginContext>({
    default: {
      retry: ({ path }) => (isLiveCall(path) ? Number.POSITIVE_INFINITY : 0),
      retryDelay: ({ attemptIndex }) => Math.min(2_000, 100 * 2 ** Math.min(attemptIndex, 5)),
      shouldRetry: ({ signal, error }) => signal?.aborted !== true && !(error instanceof ORPCError),
    },
  });

/** The way to the engine: over the socket where the address brought a token, else over the port Electron hands us. */
export function openLink(win: Window, hear: (state: LinkState) => void): DeskClient {
  const token = takeToken(win);
  const ahead = <C extends ClientContext>(link: ClientLink<C>): ClientLink<C> => askEarly(link, firstAsks(win.location.hash), {} as C);
  if (token !== null) {
    let wasConnected = false;
    const websocket = socketCarrier(win, token, (state) => {
      wasConnected ||= state === 'connected';
      hear(state === 'reconnecting' && !wasConnected ? 'connecting' : state);
    });
    return createORPCClient<DeskClient>(ahead(new SocketLink({ websocket, plugins: [comeBack()] })));
  }
  hear(win.location.protocol.startsWith('http') ? 'no-token' : 'connecting');
  return createORPCClient<DeskClient>(ahead(new PortLink({ port: portCarrier(win, hear), plugins: [comeBack()] })));
}
