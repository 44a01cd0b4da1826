'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { Toaster } from 'sonner';
import { TooltipProvider } from '@/components/ui/tooltip';
import { makeQueryClient } from '@/lib/client/query-client';
import { ThemeColor } from './theme-color';

function goToSignIn() {
  const here = window.location.pathname + window.location.search;
  if (!here.startsWith('/login')) window.location.assign(`/login?callbackUrl=${encodeURIComponent(here)}`);
}

/** What every page stands on: theme, data cache, URL state, tooltips, toasts. `nonce`: of the script that sets the theme. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(() => makeQueryClient(goToSignIn));
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <TooltipProvider delayDuration={250}>{children}</TooltipProvider>
        </NuqsAdapter>
      </QueryClientProvider>
      <ThemeColor />
      <Toaster
        position="bottom-right"
        toastOptions={{
          style: {
            background: 'var(--surface)',
            color: 'var(--ink)',
            border: '1px solid var(--line)',
            // An open dialog takes the pointer from all of the page.
            pointerEvents: 'auto',
          },
        }}
      />
    </ThemeProvider>
  );
}
