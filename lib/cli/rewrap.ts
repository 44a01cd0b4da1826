import { env } from '@/lib/config/env';
import { pool } from '@/lib/storage/pool';
import { rewrapSecrets } from '@/lib/storage/rewrap-secrets';

// `npm run rewrap`: everything that ENCRYPTION_KEY_PREVIOUS sealed is sealed anew under ENCRYPTION_KEY.
try {
  if (!process.env.DATABASE_URL) {
    throw new Error(
      'Set DATABASE_URL (with the embedded database, npm start does this when ENCRYPTION_KEY_PREVIOUS is set).',
    );
  }
  if (env().ENCRYPTION_KEY_PREVIOUS === undefined) {
    throw new Error('Set ENCRYPTION_KEY_PREVIOUS to the key before, and ENCRYPTION_KEY to the new one.');
  }
  const { sealed, unreadable } = await rewrapSecrets();
  console.log(`Sealed anew: ${sealed}.`);
  if (unreadable.length === 0) {
    console.log('Nothing needs ENCRYPTION_KEY_PREVIOUS any more; take it away from every process.');
  } else {
    console.error(`Sealed under neither key, and left as they are:\n  ${unreadable.join('\n  ')}`);
    process.exitCode = 1;
  }
  await pool().end();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
