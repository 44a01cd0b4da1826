import ipaddr from 'ipaddr.js';

/** What counts as one client: an IPv4 address, or the /64 that an IPv6 host has to itself. */
export function clientNetwork(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  return ipaddr.IPv6.parse(address).parts.slice(0, 4).join(':');
}
