import { describe, expect, it } from 'vitest';
import { isAddressAllowed, maskUrl, parseCidrs, parseDestination } from './destination-policy';

const allowed = (address: string, ranges = '') => isAddressAllowed(address, parseCidrs(ranges)).allowed;

/** What the guard makes of a URL whose host is an address: the address that it stands for, and whether it may be sent to. */
function judge(url: string, ranges = '') {
  const parsed = parseDestination(url);
  if (!parsed.ok) return parsed.reason;
  return parsed.literal === null ? 'a name' : `${parsed.literal} ${allowed(parsed.literal, ranges) ? 'yes' : 'no'}`;
}

describe('PRODUCT 2: "Private, loopback, link-local and special addresses are refused"', () => {
  const refused =
    `0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1 172.16.0.1
    172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
    224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 ::127.0.0.1 ::7f00:1 64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1
    2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1::1 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0
    fec0::1 ff02::1 4000::1 1::1`.split(/\s+/);
  it.each(refused)('%s is refused, and the reason says what it is', (address) => {
    expect(isAddressAllowed(address, [])).toEqual({ allowed: false, reason: expect.stringMatching(/ is .* address/) });
  });

  const open =
    `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 169.253.255.255 169.255.0.1
    172.15.255.255 172.32.0.1 192.167.255.255 192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255 ::ffff:8.8.8.8
    2606:4700:4700::1111 2a00:1450:4001::1 2001:4860:4860::8888 2003::1`.split(/\s+/);
  it.each(open)('%s is public', (address) => {
    expect(isAddressAllowed(address, [])).toEqual({ allowed: true });
  });

  it.each(['', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '1.2.3.4.5', '[::1]', '1.2.3.4/8'])(
    '"%s" is no address, so it is refused',
    (address) => expect(allowed(address)).toBe(false),
  );
});

describe('PRODUCT 2: "unless ALLOW_PRIVATE_DESTINATIONS lists their range"', () => {
  it.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['10.1.2.3', '192.168.0.0/16, 10.0.0.0/8', true],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.4', '10.1.2.3', false],
    ['11.0.0.1', '10.0.0.0/8', true],
    ['127.0.0.1', '127.0.0.0/8 ::1', true],
    ['::1', '127.0.0.0/8 ::1', true],
    ['::1', '127.0.0.0/8', false],
    ['::ffff:10.1.2.3', '10.0.0.0/8', true],
    ['::ffff:10.1.2.3', '192.168.0.0/16', false],
    ['64:ff9b::a01:203', '10.0.0.0/8', false],
    ['fd00::1', 'fd00::/8', true],
    ['fd00::1', '0.0.0.0/0', false],
  ])('%s under "%s": %s', (address, ranges, expected) => {
    expect(allowed(address, ranges)).toBe(expected);
  });

  it('the empty string lists none', () => expect(parseCidrs(' , ')).toEqual([]));

  it.each([
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    'fd00::/129',
    'localhost',
    '10.1/8',
    '10.0.0.0/-1',
    '10.0.0.0/a',
  ])('"%s" is no range, and the error names it', (entry) =>
    expect(() => parseCidrs(`127.0.0.0/8,${entry}`)).toThrow(`"${entry}"`),
  );
});

describe('PRODUCT 2: "Cloud metadata addresses are always refused"', () => {
  const everything = '0.0.0.0/0 ::/0';
  it.each([
    '169.254.0.0',
    '169.254.0.23',
    '169.254.42.42',
    '169.254.169.123',
    '169.254.169.249',
    '169.254.169.252',
    '169.254.169.253',
    '169.254.169.254',
    '169.254.170.2',
    '169.254.170.23',
    '169.254.255.255',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    'fd00:ec2::23',
    'fd00:ec2::253',
    'fd00:ec2::254',
    'fd20:ce::254',
    'fd00:c1::a9fe:a9fe',
    'fd00:42::42',
    'fe80::a9fe:a9fe',
    'fe80::a9fe:a9fe%eth0',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::a9fe:a9fe',
    '64:ff9b:1:a9fe:a9:fe00::',
    '::ffff:168.63.129.16',
    '64:ff9b::a83f:8110',
    '2002:6464:64c8::1',
    '2002:a9fe:a9fe::1',
    '2001:0:a9fe:a9fe::1',
    '2001:0:0:0:0:0:5601:5601',
    '::a9fe:a9fe',
  ])('%s, though everything is allowed', (address) => {
    const verdict = isAddressAllowed(address, parseCidrs(everything));
    expect(verdict).toEqual({ allowed: false, reason: expect.stringContaining('cloud metadata') });
  });

  it.each([
    'http://metadata.google.internal/',
    'http://METADATA.google.internal./computeMetadata',
    'http://metadata.goog',
    'http://metadata/computeMetadata/v1/',
    'http://instance-data/latest/',
    'http://metadata.tencentyun.com/',
  ])('%s is refused by its name', (url) =>
    expect(parseDestination(url)).toEqual({ ok: false, reason: expect.stringContaining('metadata') }),
  );

  it('whatever range it is that is listed, and however small', () => {
    for (const ranges of ['169.254.0.0/16', '169.254.169.254', '::ffff:169.254.169.254', '::ffff:0:0/96']) {
      expect(allowed('169.254.169.254', ranges)).toBe(false);
      expect(allowed('::ffff:169.254.169.254', ranges)).toBe(false);
    }
  });

  it('their neighbours outside of link-local follow the list', () => {
    expect(allowed('100.100.100.201', '100.64.0.0/10')).toBe(true);
    expect(allowed('192.0.0.193', '192.0.0.0/24')).toBe(true);
    expect(allowed('fd00:ec3::254', 'fd00::/8')).toBe(true);
  });
});

describe('SECURITY 3: "IP literals checked separately … also normalise 0x7f.1, 2130706433, [::ffff:127.0.0.1], trailing dot"', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://127.0.1/',
    'http://0x7f.1/',
    'http://0X7F.0.0.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://%31%32%37.0.0.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http://user:pw@127.0.0.1:8080/x',
  ])('%s is 127.0.0.1', (url) => {
    expect(judge(url)).toBe('127.0.0.1 no');
    expect(judge(url, '127.0.0.0/8')).toBe('127.0.0.1 yes');
  });

  it.each([
    ['http://[::1]/', '::1 no'],
    ['http://[0:0:0:0:0:0:0:1]/', '::1 no'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1 no'],
    ['http://[::ffff:7f00:1]:443/', '::ffff:7f00:1 no'],
    ['http://[64:ff9b::127.0.0.1]/', '64:ff9b::7f00:1 no'],
    ['http://0/', '0.0.0.0 no'],
    ['http://8.8.8.8/', '8.8.8.8 yes'],
    ['http://[2606:4700:4700::1111]/', '2606:4700:4700::1111 yes'],
    ['http://localhost/', 'a name'],
    ['http://127.0.0.1.example.com/', 'a name'],
    ['http://0x7f.1.example/', 'a name'],
  ])('%s: %s', (url, verdict) => expect(judge(url)).toBe(verdict));
});

describe('PRODUCT 2: "http and https URLs; credentials in the URL are sent as Basic auth"', () => {
  it.each([
    ['https://x.example', 'x.example'],
    ['HTTPS://X.Example./hook', 'x.example'],
    ['http://x.example:1/', 'x.example'],
    ['http://x.example:65535/', 'x.example'],
    ['https://user%40x:p%3Aw@x.example/a?b=c#d', 'x.example'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['http://my_host/', 'my_host'],
  ])('%s is taken, for the host %s', (url, hostname) => {
    expect(parseDestination(url)).toMatchObject({ ok: true, hostname, literal: null });
  });

  it.each([
    ['', 'http://'],
    ['x.example/hook', 'http://'],
    ['ftp://x.example/', 'http://'],
    ['file:///etc/passwd', 'http://'],
    ['javascript:alert(1)', 'http://'],
    ['//x.example/', 'http://'],
    ['https:x.example', 'valid URL'],
    ['https:/x.example', 'valid URL'],
    ['https://', 'valid URL'],
    ['https:///x.example', 'valid URL'],
    ['https://?x', 'valid URL'],
    ['https://user@', 'valid URL'],
    ['https://x.example:0/', 'port'],
    ['https://x.example:65536/', 'valid URL'],
    ['https://x.example:-1/', 'valid URL'],
    ['https://1.2.3.4.5/', 'valid URL'],
    ['https://256.1.1.1/', 'valid URL'],
    ['https://[::1/', 'valid URL'],
    ['https://[fe80::1%25eth0]/', 'valid URL'],
    ['https://a..example/', 'host name'],
    [`https://${'a'.repeat(64)}.example/`, 'host name'],
    [`https://${'a.'.repeat(130)}example/`, 'host name'],
    [`https://x.example/${'a'.repeat(2_048)}`, '2,048'],
    ['https://x.example\\@evil.example/', 'backslashes'],
    ['https://x.example/a b', 'spaces'],
    [' https://x.example/', 'spaces'],
    ['https://x.exam\tple/', 'control characters'],
    ['https://x.example/\u0000', 'control characters'],
    ['https://us%er:pw@x.example/', 'percent-encoded'],
  ])('%j is refused with a sentence about %s', (url, word) => {
    const parsed = parseDestination(url);
    expect(parsed).toEqual({ ok: false, reason: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(parsed).toMatchObject({ reason: expect.stringContaining(word) });
  });
});

describe('PRODUCT 2: credentials are "masked wherever the URL is shown"', () => {
  it.each([
    ['https://x.example/a', 'https://x.example/a', false],
    ['https://x.example', 'https://x.example', false],
    ['https://x.example/a@b:c', 'https://x.example/a@b:c', false],
    ['https://x.example?mail=a:b@c', 'https://x.example?mail=a:b@c', false],
    ['https://@x.example/', 'https://@x.example/', false],
    ['https://ada:secret@x.example/a?b', 'https://ada:***@x.example/a?b', true],
    ['https://user%40x:p%40w@x.example', 'https://user%40x:***@x.example', true],
    ['https://ada:se:cr@et@x.example/', 'https://ada:***@x.example/', true],
    ['https://:secret@x.example/', 'https://:***@x.example/', true],
    ['https://token@x.example/', 'https://***@x.example/', true],
    ['not a url', 'not a url', false],
  ])('%s is shown as %s', (url, display, hasCredentials) => {
    expect(maskUrl(url)).toEqual({ display, hasCredentials });
  });
});
