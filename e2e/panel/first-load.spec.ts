import { WEBHOOKS_SCRIPT_KB } from '../budgets/budget';
import { firstLoadScripts } from '../budgets/first-load-scripts';
import { expect, test } from '../fixtures';

// Bytes of the build, not times: the same on every machine. What depends on the machine is measured by `npm run budgets`.
test('the webhooks page needs less than its budget of scripts before it can be used', async ({ signInAs, baseURL }) => {
  const page = await signInAs('primary admin');
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const kb = await firstLoadScripts(`${baseURL}/send/sending/webhooks`, cookies);
  expect(kb).toBeLessThan(WEBHOOKS_SCRIPT_KB);
});
