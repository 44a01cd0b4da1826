import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { reachability } from '../reachability';
import { request } from '../request';

/** False while the server cannot be reached: it is then asked every few seconds, and all that is shown is renewed once it answers. */
export function useServerAlive(): boolean {
  const client = useQueryClient();
  const alive = useSyncExternalStore(reachability.subscribe, reachability.get, () => true);
  const wasAlive = useRef(true);
  useQuery({
    queryKey: ['server-alive'] as const,
    queryFn: ({ signal }) => request(null, '/healthz', { signal }),
    enabled: !alive,
    refetchInterval: 4_000,
    staleTime: 0,
    retry: false,
  });
  useEffect(() => {
    if (alive && !wasAlive.current) void client.invalidateQueries();
    wasAlive.current = alive;
  }, [alive, client]);
  return alive;
}
