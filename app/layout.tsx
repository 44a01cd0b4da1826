import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/shell/providers';
import { NONCE_HEADER } from '@/lib/http/security-headers';
import './globals.css';

export const metadata: Metadata = {
  title: { template: '%s · Postwire', default: 'Postwire' },
  description: 'Signed, retried email-event webhooks.',
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#14191a' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Set by the web process for each page; reading it also keeps pages from being made at build time, without one.
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    // The theme's class is set before React wakes up.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* Before anything of zod runs: the policy forbids to compile schemas, and zod would try once on every page. */}
        <script nonce={nonce} suppressHydrationWarning>
          {'globalThis.__zod_globalConfig={jitless:true}'}
        </script>
      </head>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
