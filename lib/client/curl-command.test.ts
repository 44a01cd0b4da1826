import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlCommand } from './curl-command';

test('a shell hands curl the very bytes, whatever they hold', () => {
  const body = `{"subject":"it's $HOME \`id\` \\"quoted\\"","text":"a\nb"}`;
  const command = curlCommand({
    method: 'POST',
    url: "https://hooks.example/?a=1&b='2'",
    headers: { 'content-type': 'application/json' },
    body,
  });
  const printed = execFileSync('sh', ['-c', command.replace(/^curl/, `printf '%s\\0'`)], { encoding: 'utf8' });
  expect(printed.split('\0').slice(0, -1)).toEqual([
    '-X',
    'POST',
    "https://hooks.example/?a=1&b='2'",
    '-H',
    'content-type: application/json',
    '--data-raw',
    body,
  ]);
});
