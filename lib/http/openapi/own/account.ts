import { z } from 'zod';
import { meSchema, signingKeySchema } from '@/lib/schemas/account';
import { configurationSchema, updateConfigurationSchema } from '@/lib/schemas/configuration';
import { regionSchema } from '@/lib/schemas/regions';
import { apiOperation } from '../../api-operation';

/** Who asks, and the settings of the account (PRODUCT 4, 5). */
export const accountOperations = {
  me: apiOperation({
    method: 'GET',
    path: '/api/me',
    operationId: 'getMe',
    summary: 'Who asks, and what they may do',
    answer: meSchema,
  }),
  getConfiguration: apiOperation({
    method: 'GET',
    path: '/api/configuration',
    operationId: 'getConfiguration',
    summary: "The account's settings",
    answer: configurationSchema,
  }),
  updateConfiguration: apiOperation({
    method: 'PATCH',
    path: '/api/configuration',
    operationId: 'updateConfiguration',
    summary: "Change the account's settings that are named",
    action: 'configuration:write',
    body: updateConfigurationSchema,
    answer: configurationSchema,
  }),
  getSigningKey: apiOperation({
    method: 'GET',
    path: '/api/signing-key',
    operationId: 'getSigningKey',
    summary: 'The HTTP webhook signing key, masked unless it is to be revealed',
    query: z.strictObject({ reveal: z.stringbool().default(false) }),
    answer: signingKeySchema,
  }),
  regenerateSigningKey: apiOperation({
    method: 'POST',
    path: '/api/signing-key/regenerate',
    operationId: 'regenerateSigningKey',
    summary: 'Make a new signing key, in force with the next attempt',
    answer: signingKeySchema,
  }),
  stepIntoAccount: apiOperation({
    method: 'POST',
    path: '/api/session/account',
    operationId: 'stepIntoAccount',
    summary: 'Look at another account in the panel: sets a cookie',
    body: z.strictObject({ accountId: z.string() }),
    answer: z.object({ account: meSchema.shape.account }),
    refusals: ['not_found'],
  }),
  chooseRegion: apiOperation({
    method: 'POST',
    path: '/api/session/region',
    operationId: 'chooseRegion',
    summary: 'Look at another region in the panel: sets a cookie',
    body: z.strictObject({ region: regionSchema }),
    answer: z.object({ region: regionSchema }),
  }),
};
