import { z } from 'zod';
import { can } from '@/lib/core/access';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { parseInput } from '@/lib/http/parse-input';
import { updateConfigurationSchema } from '@/lib/schemas/configuration';
import { deliverySettingsSchema } from '@/lib/schemas/delivery-settings';
import { getConfiguration, updateConfiguration } from '@/lib/services/configuration';

// What must not exist for a caller is refused like any other unknown field (PRODUCT 3).
const withoutPii = z.strictObject(deliverySettingsSchema.partial().shape);

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute({}, ({ caller }) => getConfiguration(caller)),
  PATCH: apiRoute({ action: 'configuration:write', body: z.unknown() }, ({ caller, body }) =>
    updateConfiguration(caller, parseInput(can(caller, 'pii:read') ? updateConfigurationSchema : withoutPii, body)),
  ),
});
