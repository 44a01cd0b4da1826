import { redirect } from 'next/navigation';
import { currentCaller } from '@/lib/auth/session';
import type { Caller } from '@/lib/core/access';

/** A page's query parameters, as Next hands them over. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The signed-in caller; sends everybody else to the login, and from there back to `path` with its search. */
export async function requireSignIn(path: string, searchParams?: SearchParams): Promise<Caller> {
  const caller = await currentCaller();
  if (caller) return caller;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((await searchParams) ?? {})) {
    if (typeof value === 'string') search.set(name, value);
  }
  const wanted = search.size > 0 ? `${path}?${search}` : path;
  redirect(`/login?callbackUrl=${encodeURIComponent(wanted)}`);
}
