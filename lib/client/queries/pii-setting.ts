import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Configuration } from '@/lib/schemas/configuration';
import { request } from '../request';

const configurationSchema = async () => (await import('@/lib/schemas/configuration')).configurationSchema;

// Imported by the primary's part of the settings only, which loads as a chunk of its own: a browser
// inside a subaccount never sees this file.
const piiSettingKey = ['configuration', 'pii'] as const;

export const piiSettingQuery = queryOptions({
  queryKey: piiSettingKey,
  queryFn: ({ signal }) => request(configurationSchema, '/api/configuration', { signal }),
});

export function usePiiSetting() {
  return useQuery(piiSettingQuery);
}

/** Switches redaction on or off for the whole account, shown at once and taken back when the server refuses. */
export function useUpdatePiiSetting() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (redactPii: boolean) =>
      request(configurationSchema, '/api/configuration', { method: 'PATCH', body: { redactPii } }),
    onMutate: async (redactPii) => {
      await client.cancelQueries({ queryKey: piiSettingKey });
      const before = client.getQueryData<Configuration>(piiSettingKey);
      if (before) client.setQueryData(piiSettingKey, { ...before, redactPii });
      return before;
    },
    onError: (_error, _redactPii, before) => client.setQueryData(piiSettingKey, before),
    onSettled: () => client.invalidateQueries({ queryKey: piiSettingKey }),
  });
}
