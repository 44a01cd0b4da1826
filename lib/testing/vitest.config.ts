import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '../..');
const alias = { '@': root };
/** What `expect.poll` waits for comes when the machine has time for it: only what never comes fails. */
const poll = { expect: { poll: { timeout: 30_000 } } };
const exclude = ['**/node_modules/**', '.next/**', 'dist/**', '.data/**', 'e2e/**'];

// `unit` is pure and quick; `integration` runs on a real PostgreSQL that its global setup starts once.
export default defineConfig({
  root,
  resolve: { alias },
  test: {
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'components/**/*.test.ts', 'prisma/**/*.test.ts'],
          exclude: [...exclude, '**/*.integration.test.ts'],
          env: { LOG_LEVEL: 'silent', TZ: 'UTC' },
          // Generous: what hangs fails, what is slow does not.
          ...poll,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Workers differ from the other project's, so vitest wants them in groups of their own.
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude,
          globalSetup: [resolve(import.meta.dirname, 'postgres.setup.ts')],
          env: { LOG_LEVEL: 'silent', TZ: 'UTC' },
          ...poll,
          // Real processes on a busy machine. What passes on its second try only is named at the end of `npm test`.
          retry: 1,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
