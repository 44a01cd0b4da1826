import { z } from 'zod';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { presentSigningKey, readSigningKey } from '@/lib/services/signing-key';

const query = z.strictObject({ reveal: z.stringbool().default(false) });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({ query }, async ({ caller, query: { reveal } }) =>
    presentSigningKey(caller, await readSigningKey(caller), reveal),
  ),
});
