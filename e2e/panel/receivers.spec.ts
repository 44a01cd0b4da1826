import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test } from '../fixtures';
import { expectAccessible } from './accessible';

test('a receiver is copied with the key only once it is revealed, and finds its own sample valid', async ({
  signInAs,
  apiOf,
}, testInfo) => {
  test.setTimeout(240_000);
  const { key } = (await (await (await apiOf('subaccount')).get('/api/signing-key?reveal=true')).json()) as {
    key: string;
  };
  const page = await signInAs('subaccount developer');
  const card = page.getByRole('region', { name: 'HTTP webhook signing key' });
  await card.getByRole('button', { name: 'Verify in your code' }).click();
  const panel = page.getByRole('region', { name: 'Verify in your code' });
  const code = panel.getByRole('region', { name: /^Code of receiver/ });
  await expect(code).toContainText('export function verifyMailgun');
  expect(await page.content()).not.toContain(key);
  await expect(code).toContainText('••••');

  const files = { Python: 'receiver.py', Go: 'receiver.go', Node: 'receiver.mjs' };
  await panel.getByRole('button', { name: 'Reveal and fill in' }).click();
  for (const [language, filename] of Object.entries(files)) {
    await panel.getByRole('tab', { name: language }).click();
    await expect(panel.getByRole('region', { name: `Code of ${filename}` })).toContainText(key);
  }
  const path = testInfo.outputPath('receiver.mjs');
  writeFileSync(path, (await panel.getByRole('region', { name: 'Code of receiver.mjs' }).textContent()) ?? '');
  const printed = execFileSync(process.execPath, [path], { encoding: 'utf8' });
  expect(printed).toBe('Mailgun signature: valid\nStandard Webhooks: valid\n');

  await expectAccessible(page, 'the code of a receiver', [1280]);
  await card.getByRole('button', { name: 'Hide' }).click();
  await expect(code).toContainText('••••');
  expect(await page.content()).not.toContain(key);
});

test('the languages are tabs that arrow keys walk through', async ({ signInAs }) => {
  const page = await signInAs('primary admin');
  await page.getByRole('button', { name: 'Verify in your code' }).click();
  const node = page.getByRole('tab', { name: 'Node' });
  await node.focus();
  await expect(node).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Python' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Code of receiver.py' })).toContainText('def verify_mailgun');
});

test('who may not see the key gets no receiver either', async ({ signInAs }) => {
  const page = await signInAs('primary viewer');
  await expect(page.getByRole('table', { name: 'Webhooks' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Verify in your code' })).toHaveCount(0);
  const answer = await page.request.get('/api/signing-key/snippets?language=node&reveal=true');
  expect(answer.status()).toBe(403);
  expect(await answer.text()).not.toContain('receiver');
});
