import { expect, it } from 'vitest';
import { AppError } from '@/lib/core/app-error';
import { requireSameView } from './same-view';

const ACCOUNT = { id: '64f0c2aa91b7d3e5f8a01b22', name: 'Acme', parentId: null };
const caller = { account: ACCOUNT, region: 'us' } as Parameters<typeof requireSameView>[0];
const asks = (view?: string) =>
  requireSameView(
    caller,
    new Request('http://127.0.0.1:3000/api/webhooks', {
      headers: view === undefined ? {} : { 'x-postwire-view': view },
    }),
  );

it('a tab that shows where the browser is, and a client that shows nothing, are let through', () => {
  expect(asks(`${ACCOUNT.id}/us`)).toBeUndefined();
  expect(asks()).toBeUndefined();
});

it.each([
  ['another account', '64f0c2aa91b7d3e5f8a01b23/us'],
  ['another region', `${ACCOUNT.id}/eu`],
  ['nothing that there is', ''],
])('a tab that shows %s is refused', (_, view) => {
  expect(() => asks(view)).toThrow(AppError);
  expect(() => asks(view)).toThrow(expect.objectContaining({ code: 'view_changed' }));
});
