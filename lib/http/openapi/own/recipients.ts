import { z } from 'zod';
import { erasedSchema, recipientAddressSchema } from '@/lib/schemas/recipients';
import { apiOperation } from '../../api-operation';

/** The people to whom emails went. */
export const recipientOperations = {
  erase: apiOperation({
    method: 'DELETE',
    path: '/api/recipients/{address}',
    operationId: 'eraseRecipient',
    summary: 'Erase a recipient for good',
    description:
      'The address, and what says who it was, in all events and attempts of a primary account and of its subaccounts, in every region; what bins hold of it is deleted. Long histories take ' +
      'several calls: repeat it with `nextCursor` until that is null. It cannot be undone.',
    action: 'recipients:erase',
    perMinute: 30,
    refusals: ['rate_limited'],
    params: z.object({ address: recipientAddressSchema }),
    query: z.strictObject({ cursor: z.string().max(64).optional() }),
    answer: erasedSchema,
  }),
};
