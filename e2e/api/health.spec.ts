import { expect, test } from '../fixtures';

test('the process says that it is alive', async ({ request }) => {
  const answer = await request.get('/healthz');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok' });
});

test('it is ready once the database answers and is migrated', async ({ request }) => {
  const answer = await request.get('/readyz');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ready' });
});

test('the server does not tell what it is built with', async ({ request }) => {
  const answer = await request.get('/healthz');
  expect(answer.headers()['x-powered-by']).toBeUndefined();
});
