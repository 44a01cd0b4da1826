import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import type { Caller } from '@/lib/core/access';
import { clientAddress } from './client-address';
import { callerFromCookies, type SessionCaller } from './session-caller';

/** The signed-in person for server components; read once a request. Null when nobody is signed in. */
export const currentSession = cache(async (): Promise<SessionCaller | null> => {
  const store = await cookies();
  return callerFromCookies({ get: (name) => store.get(name)?.value }, clientAddress(await headers()));
});

/** The signed-in person's caller for server components; null when nobody is signed in. */
export async function currentCaller(): Promise<Caller | null> {
  return (await currentSession())?.caller ?? null;
}
