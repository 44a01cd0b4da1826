import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Mailgun's clients send paths as they like; a redirect would lose the body of a POST.
  skipTrailingSlashRedirect: true,
  // `npm test` checks types over everything, tests included; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // The panel has no pictures to scale, and nobody else needs a door that fetches what a browser names.
  images: { unoptimized: true },
  turbopack: { root },
  // Fewer, larger parts: they compress better, and what is shared by pages matters less than how soon the first one is there.
  experimental: { turbopackChunking: { firstPageLoadPriority: 1, minChunkSize: 400_000, maxMergeChunkSize: 600_000 } },
  outputFileTracingRoot: root,
  // Loaded from node_modules as they are: they bring files or globals that a bundle would duplicate.
  serverExternalPackages: ['pg', 'pino', 'undici', 'node-forge', '@prisma/client', '@prisma/adapter-pg'],
  async headers() {
    // An invitation's address is its key: nobody that a page leads to is told of it, and no cache keeps it.
    const secretAddress = [
      { key: 'Referrer-Policy', value: 'no-referrer' },
      { key: 'Cache-Control', value: 'no-store' },
    ];
    return [{ source: '/invite/:token', headers: secretAddress }];
  },
  async rewrites() {
    return {
      // The region prefixes of Mailgun's hosts (MAILGUN 8, 9).
      beforeFiles: ['us', 'eu'].map((region) => ({ source: `/${region}/:path*`, destination: '/:path*' })),
      // A version that the contract does not have, and a version alone: Mailgun's JSON, not a page.
      fallback: [{ source: '/:version(v\\d+)/:path*', destination: '/v1/unknown' }],
    };
  },
};
