'use client';

import { useUrlCheck } from '@/lib/client/queries/url-check';
import type { CheckUrlInput, UrlCheck } from '@/lib/schemas/url-check';
import { useDebounced } from './use-debounced';

const SETTLE_MS = 400;
/** Scheme and the begin of a host, or of what is none (`javascript:alert(1)`): before that there is nothing to say. */
const WORTH_CHECKING = /^\s*[a-z][a-z0-9+.-]*:(?:\/\/[^/?#\s]|[^/\s])/i;

export interface CheckedUrl {
  /** What the server said last; null while there is nothing to check. */
  check: UrlCheck | null;
  error: Error | null;
  /** Whether that is of what stands in the form now. */
  isCurrent: boolean;
  isWorthChecking: boolean;
}

/** Has the server look at a webhook's URL while it is typed: what it said, and whether it has said it of this one. */
export function useCheckedUrl(input: CheckUrlInput): CheckedUrl {
  // Compared as text: the form makes a new object with each key that is pressed.
  const settled = useDebounced(JSON.stringify(input), SETTLE_MS);
  const asked = JSON.parse(settled) as CheckUrlInput;
  const isWorthChecking = WORTH_CHECKING.test(input.url);
  const query = useUrlCheck(isWorthChecking && WORTH_CHECKING.test(asked.url) ? asked : null);
  return {
    check: isWorthChecking ? (query.data ?? null) : null,
    error: query.data ? null : query.error,
    isCurrent: settled === JSON.stringify(input) && !query.isFetching,
    isWorthChecking,
  };
}
