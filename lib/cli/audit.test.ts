import { describe, expect, it } from 'vitest';
import { judgeAudit } from './audit.mjs';

const report = (...found: [name: string, severity: string][]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(found.map(([name, severity]) => [name, { name, severity, range: '<2' }])),
    metadata: { vulnerabilities: { total: found.length } },
  });

describe('npm audit', () => {
  it('without a known vulnerability passes', () => {
    expect(judgeAudit(report())).toEqual({ grave: [], skipped: null });
  });

  it('fails for what is high or critical, by name', () => {
    const printed = report(['a', 'low'], ['b', 'high'], ['c', 'moderate'], ['d', 'critical']);
    expect(judgeAudit(printed)).toEqual({ grave: ['b <2: high', 'd <2: critical'], skipped: null });
  });

  it.each([
    [
      '{"message":"405 Method Not Allowed - POST https://x","statusCode":405}',
      '405 Method Not Allowed - POST https://x',
    ],
    ['{"error":{"code":"ENOTFOUND","summary":""}}', 'ENOTFOUND'],
    ['{"message":"","error":{"summary":"","detail":""}}', 'the registry has no audit endpoint'],
    ['', 'npm audit printed no report'],
  ])('that says nothing is skipped, and says so: %s', (printed, skipped) => {
    expect(judgeAudit(printed)).toEqual({ grave: [], skipped });
  });
});
