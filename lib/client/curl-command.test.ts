import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlCommand } from './curl-command';

const sent = {
  method: 'POST',
  url: 'https://postwire.example/bin/abc/x?y=[1]',
  headers: [{ name: 'Content-Type', value: 'application/json' }],
  body: '{"a":1}',
  bodyEncoding: 'utf8' as const,
};

describe('the command that sends a request again', () => {
  it('has method, URL, headers and body', () => {
    expect(curlCommand(sent)).toBe(
      `curl --globoff --path-as-is --request 'POST' 'https://postwire.example/bin/abc/x?y=[1]' \\
  --header 'Content-Type: application/json' \\
  --data-raw '{"a":1}'`,
    );
  });

  it.each([
    ['a quote in the body ends nothing', { body: "'; rm -rf ~ #" }, `--data-raw ''\\''; rm -rf ~ #'`],
    ['a quote in a header ends nothing', { headers: [{ name: 'X', value: "a'b" }] }, `--header 'X: a'\\''b'`],
    ['a body that names a file is text', { body: '@/etc/passwd' }, `--data-raw '@/etc/passwd'`],
    ['an empty header stays', { headers: [{ name: 'X', value: '' }] }, `--header 'X;'`],
    ['a type that was not sent is not added', { headers: [] }, `--header 'Content-Type:'`],
    ['HEAD has no body to wait for', { method: 'HEAD', body: '' }, 'curl --globoff --path-as-is --head '],
  ])('%s', (_, over, part) => {
    expect(curlCommand({ ...sent, ...over })).toContain(part);
  });

  it('bytes that are no text go through base64', () => {
    const command = curlCommand({ ...sent, body: '/w==', bodyEncoding: 'base64' });
    expect(command).toMatch(/^printf %s '\/w==' \| base64 --decode \| curl .* --data-binary @-$/s);
  });

  it.each(['Host', 'content-length', 'Connection', 'Accept-Encoding'])('%s is left to curl', (name) => {
    expect(curlCommand({ ...sent, headers: [{ name, value: 'x' }] })).not.toContain(`${name}: x`);
  });

  it.each(['***', 'Basic ***'])('a credential that was masked (%s) is left out', (value) => {
    expect(curlCommand({ ...sent, headers: [{ name: 'Authorization', value }] })).not.toContain('***');
  });

  it('reaches curl as the very bytes, whatever they hold', () => {
    const body = `{"subject":"it's $HOME \`id\` \\"quoted\\"","text":"a\nb"}`;
    const url = "https://hooks.example/?a=1&b='2'";
    const command = curlCommand({ method: 'POST', url, headers: sent.headers, body });
    const printed = execFileSync('sh', ['-c', command.replace(/^curl/, `printf '%s\\0'`)], { encoding: 'utf8' });
    expect(printed.split('\0').slice(0, -1)).toEqual([
      '--globoff',
      '--path-as-is',
      '--request',
      'POST',
      url,
      '--header',
      'Content-Type: application/json',
      '--data-raw',
      body,
    ]);
  });
});
