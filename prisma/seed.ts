import { randomBytes } from 'node:crypto';
import { createFirstAccount } from '@/lib/services/create-first-account';
import { pool } from '@/lib/storage/pool';

const demo = {
  baseUrl: process.env.SEED_BASE_URL ?? 'http://127.0.0.1:3000',
  email: 'admin@acme.example',
  password: randomBytes(9).toString('base64url'),
  apiKey: `key-${randomBytes(32).toString('hex')}`,
  domain: 'mail.acme.example',
};
await createFirstAccount(demo);
await pool().end();
process.send?.(demo);
process.disconnect?.();
