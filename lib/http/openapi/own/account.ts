import { z } from 'zod';
import { meSchema, signingKeySchema } from '@/lib/schemas/account';
import { configurationSchema, updateConfigurationSchema } from '@/lib/schemas/configuration';
import { regionSchema } from '@/lib/schemas/region-schema';
import { snippetQuerySchema, snippetSchema } from '@/lib/schemas/snippets';
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
  getSnippet: apiOperation({
    method: 'GET',
    path: '/api/signing-key/snippets',
    operationId: 'getReceiverSnippet',
    summary: 'A receiver to copy that verifies both signatures, in one of five languages',
    description:
      'With `reveal=true` the code holds the signing key and a real signed sample of this account, and prints `valid` when it is ' +
      'run; without, dots stand for the key and there is no sample. For who may see the key.',
    action: 'signing-key:read',
    query: snippetQuerySchema,
    answer: snippetSchema,
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
