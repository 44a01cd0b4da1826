import { describe, expect, it } from 'vitest';
import { dnsRecords } from './dns-records';

const source = {
  name: 'mg.example.com',
  state: 'unverified',
  dkimSelector: 'k1',
  dkimPublicKey: 'TUlH',
  webPrefix: 'email',
};

describe('the DNS records of a domain', () => {
  it('have the keys of recorded answers, in their order', () => {
    expect(JSON.stringify(dnsRecords(source))).toBe(
      '{"receiving_dns_records":[' +
        '{"is_active":true,"cached":[],"priority":"10","record_type":"MX","valid":"unknown","value":"mxa.postwire.invalid"},' +
        '{"is_active":true,"cached":[],"priority":"10","record_type":"MX","valid":"unknown","value":"mxb.postwire.invalid"}' +
        '],"sending_dns_records":[' +
        '{"is_active":false,"cached":[],"name":"k1._domainkey.mg.example.com","record_type":"TXT","valid":"unknown","value":"k=rsa; p=TUlH"},' +
        '{"is_active":true,"cached":[],"name":"mg.example.com","record_type":"TXT","valid":"unknown","value":"v=spf1 include:postwire.invalid ~all"},' +
        '{"is_active":true,"cached":[],"name":"email.mg.example.com","record_type":"CNAME","valid":"unknown","value":"postwire.invalid"}]}',
    );
  });

  it.each(['active', 'disabled'])('are valid once the domain was verified, also while it is %s', (state) => {
    const { receiving_dns_records, sending_dns_records } = dnsRecords({ ...source, state });
    const all = [...receiving_dns_records, ...sending_dns_records];
    expect(new Set(all.map((record) => record.valid))).toEqual(new Set(['valid']));
    expect(all.every((record) => record.is_active)).toBe(true);
  });

  it('follow the selector and the web prefix', () => {
    const { sending_dns_records } = dnsRecords({ ...source, dkimSelector: 'mailo', webPrefix: 'links' });
    expect(sending_dns_records.map((record) => record.name)).toEqual([
      'mailo._domainkey.mg.example.com',
      'mg.example.com',
      'links.mg.example.com',
    ]);
  });
});
