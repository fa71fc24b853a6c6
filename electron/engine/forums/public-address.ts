import dns from 'node:dns';
import net from 'node:net';

const shut = new net.BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) shut.addSubnet(address, bits, 'ipv4');
// Inside the global block: addresses that wrap an IPv4 one, and those for documentation.
for (const [address, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) shut.addSubnet(address, bits, 'ipv6');
const globalSix = new net.BlockList();
globalSix.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is on the open Internet: not this machine, not its network, nothing reserved. */
export function isPublicAddress(address: string): boolean {
  if (net.isIPv4(address)) return !shut.check(address, 'ipv4');
  return net.isIPv6(address) && globalSix.check(address, 'ipv6') && !shut.check(address, 'ipv6');
}

export type Judge = (address: string) => boolean;
export type Resolve = (hostname: string) => Promise<dns.LookupAddress[]>;

export const resolveByDns: Resolve = (hostname) => dns.promises.lookup(hostname, { all: true });

/**
 * A `lookup` for sockets that refuses a name as soon as one of its addresses is not public. The socket connects to what was judged here,
 * so a name that answers differently the next time gains nothing.
 */
export function guardedLookup(judge: Judge, resolve: Resolve): net.LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const bad = found.length === 0 || found.some(({ address }) => !judge(address));
        if (bad) return callback(Object.assign(new Error('this address is not on the open Internet'), { code: 'EACCES' }), '');
        const first = found[0];
        if (options.all || !first) return callback(null, found);
        return callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}
