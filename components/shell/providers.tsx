'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { type ReactNode, useState } from 'react';
import { Toasts } from '@/components/ui/toast/toasts';
import { makeQueryClient } from '@/lib/client/query-client';
import { goToSignIn } from './go-to-sign-in';
import { ThemeColor } from './theme-color';

/** What every page stands on: theme, data cache, toasts. `nonce`: of the script that sets the theme. */
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
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      <ThemeColor />
      <Toasts />
    </ThemeProvider>
  );
}
