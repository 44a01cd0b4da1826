import { useState } from 'react';

/**
 * Whether `open` was ever true. What opens seldom is fetched and mounted when it opens first, and stays then, so that it
 * closes as softly as anything else: `{useSeen(open) && <Dialog open={open} …/>}`.
 */
export function useSeen(open: boolean): boolean {
  const [seen, setSeen] = useState(open);
  if (open && !seen) setSeen(true);
  return seen || open;
}
