/** A range of addresses that is no public destination, and what it is, for people. */
export type SpecialRange = readonly [cidr: string, kind: string];

/** SECURITY 4: what IPv4 reserves. Everything else of IPv4 is public. */
export const SPECIAL_V4: readonly SpecialRange[] = [
  ['0.0.0.0/8', 'a "this network" address'],
  ['10.0.0.0/8', 'a private address'],
  ['100.64.0.0/10', 'a shared (carrier-grade NAT) address'],
  ['127.0.0.0/8', 'a loopback address'],
  ['169.254.0.0/16', 'a link-local address'],
  ['172.16.0.0/12', 'a private address'],
  ['192.0.0.0/24', 'a reserved address'],
  ['192.0.2.0/24', 'a documentation address'],
  ['192.88.99.0/24', 'a 6to4 relay address'],
  ['192.168.0.0/16', 'a private address'],
  ['198.18.0.0/15', 'a benchmarking address'],
  ['198.51.100.0/24', 'a documentation address'],
  ['203.0.113.0/24', 'a documentation address'],
  ['224.0.0.0/4', 'a multicast address'],
  ['240.0.0.0/4', 'a reserved address'],
];

/** SECURITY 5: what IPv6 reserves, by name. The first that fits names the address. */
export const SPECIAL_V6: readonly SpecialRange[] = [
  ['::/128', 'the unspecified address'],
  ['::1/128', 'a loopback address'],
  ['::/96', 'an IPv4-compatible address'],
  ['64:ff9b::/96', 'a NAT64 address'],
  ['64:ff9b:1::/48', 'a NAT64 address'],
  ['100::/64', 'a discard address'],
  ['2001::/32', 'a Teredo address'],
  ['2001::/23', 'a reserved address'],
  ['2001:db8::/32', 'a documentation address'],
  ['2002::/16', 'a 6to4 address'],
  ['3fff::/20', 'a documentation address'],
  ['5f00::/16', 'a segment-routing address'],
  ['fc00::/7', 'a private address'],
  ['fe80::/10', 'a link-local address'],
  ['fec0::/10', 'a site-local address'],
  ['ff00::/8', 'a multicast address'],
];

/** The only part of IPv6 that is handed out for public use; what lies outside it is refused even without a name. */
export const PUBLIC_V6 = '2000::/3';

/**
 * SECURITY 6: where clouds serve their machines' credentials, names and time. Refused whatever is allowed. The whole of
 * IPv4's link-local range, for clouds keep choosing addresses in it (169.254.169.254, AWS 169.254.170.2 and .23, Tencent
 * 169.254.0.23, Scaleway 169.254.42.42) and nothing that webhooks are for is there.
 */
export const METADATA_ADDRESSES: readonly string[] = [
  '169.254.0.0/16',
  // Azure
  '168.63.129.16',
  // Alibaba
  '100.100.100.200',
  // Oracle
  '192.0.0.192',
  'fd00:c1::a9fe:a9fe',
  // AWS: instances, containers, pods, names, time
  'fd00:ec2::/32',
  // Google
  'fd20:ce::254',
  // Scaleway
  'fd00:42::42',
  // OpenStack
  'fe80::a9fe:a9fe',
];

/** Names of the same; refused before they are resolved, for behind an egress proxy nothing else is asked. */
export const METADATA_NAMES: readonly string[] = [
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.tencentyun.com',
  'api.metadata.cloud.ibm.com',
  'metadata.platformequinix.com',
];
