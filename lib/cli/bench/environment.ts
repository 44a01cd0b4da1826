import { randomBytes } from 'node:crypto';

/** The settings that this process and all that it starts share. Each experiment says the database itself. */
export function setBenchEnvironment(databaseUrl: string): void {
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    POSTWIRE_EMBEDDED: '1',
    HOST: '127.0.0.1',
    DEMO: '0',
    NEXTAUTH_SECRET: randomBytes(24).toString('hex'),
    ENCRYPTION_KEY: randomBytes(24).toString('hex'),
    ALLOW_PRIVATE_DESTINATIONS: '127.0.0.0/8',
    LOG_LEVEL: process.env.BENCH_LOG_LEVEL ?? 'warn',
  });
}
