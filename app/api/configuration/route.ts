import { z } from 'zod';
import { can } from '@/lib/core/access';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { parseInput } from '@/lib/http/parse-input';
import { deliverySettingsSchema } from '@/lib/schemas/delivery-settings';
import { getConfiguration, updateConfiguration } from '@/lib/services/configuration';

const update = accountOperations.updateConfiguration;
// What must not exist for a caller is refused like any other unknown field (PRODUCT 3).
const withoutPii = z.strictObject(deliverySettingsSchema.partial().shape);

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(accountOperations.getConfiguration, ({ caller }) => getConfiguration(caller)),
  PATCH: apiRoute({ ...update, body: z.unknown() }, ({ caller, body }) =>
    updateConfiguration(caller, parseInput(can(caller, 'pii:read') ? update.body : withoutPii, body)),
  ),
});
