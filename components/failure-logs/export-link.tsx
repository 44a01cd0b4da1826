'use client';

import { Download } from 'lucide-react';
import { type MouseEvent, useRef } from 'react';
import { Button } from '@/components/ui/button/button';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useViewCheck } from '@/lib/client/queries/shown-view';
import { shownView } from '@/lib/client/shown-view';

/**
 * Saves what the list shows as a file. The browser fetches that by itself and says of a refusal no more than that it failed, so
 * the server is asked first: a session that is over, or a tab that shows another account than the browser is in, is told as anywhere.
 */
export function ExportLink({ href }: { href: string }) {
  const check = useViewCheck();
  const isAllowed = useRef(false);
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (isAllowed.current) {
      isAllowed.current = false;
      return;
    }
    const link = event.currentTarget;
    event.preventDefault();
    check.mutate(undefined, {
      onSuccess: () => {
        isAllowed.current = true;
        link.click();
      },
      onError: (error) => {
        // The dialog that says so lies over the page by now.
        if (!shownView.isAway()) toast.error(errorMessage(error));
      },
    });
  };
  return (
    <Button asChild>
      <a href={href} download onClick={onClick}>
        <Download aria-hidden />
        Export CSV
      </a>
    </Button>
  );
}
