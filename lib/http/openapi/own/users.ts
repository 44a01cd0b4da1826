import { z } from 'zod';
import { pageOf, pageQuerySchema } from '@/lib/schemas/page';
import {
  acceptedInvitationSchema,
  acceptInvitationSchema,
  createdInvitationSchema,
  createInvitationSchema,
  invitationSchema,
  updateUserSchema,
  userSchema,
} from '@/lib/schemas/users';
import { apiOperation } from '../../api-operation';

const params = z.object({ id: z.string().max(40) });
const action = 'users:manage' as const;

/** People of the account, and the links with which they join (PRODUCT 3, 4). */
export const userOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/users',
    operationId: 'listUsers',
    summary: 'People of the account, who came first first',
    action,
    query: pageQuerySchema,
    answer: pageOf(userSchema),
  }),
  update: apiOperation({
    method: 'PATCH',
    path: '/api/users/{id}',
    operationId: 'updateUser',
    summary: "Change a person's name or role; another role signs them out everywhere",
    action,
    params,
    body: updateUserSchema,
    answer: userSchema,
    refusals: ['conflict'],
  }),
  remove: apiOperation({
    method: 'DELETE',
    path: '/api/users/{id}',
    operationId: 'removeUser',
    summary: 'Remove a person; their sessions are over at once',
    description: '409 for oneself, and for the only admin of the account.',
    action,
    params,
    answer: z.object({ id: z.string() }),
    refusals: ['conflict'],
  }),
  listInvitations: apiOperation({
    method: 'GET',
    path: '/api/invitations',
    operationId: 'listInvitations',
    summary: 'Invitations that were neither used nor withdrawn, newest first',
    action,
    query: pageQuerySchema,
    answer: pageOf(invitationSchema),
  }),
  invite: apiOperation({
    method: 'POST',
    path: '/api/invitations',
    operationId: 'createInvitation',
    summary: 'Invite somebody by a link that works once and for seven days',
    description:
      'Nothing is mailed: the link is in this answer and in no other. A new invitation to an address takes the place of the old one.',
    action,
    body: createInvitationSchema,
    answer: createdInvitationSchema,
    refusals: ['conflict'],
  }),
  withdrawInvitation: apiOperation({
    method: 'DELETE',
    path: '/api/invitations/{id}',
    operationId: 'withdrawInvitation',
    summary: 'Withdraw an invitation: its link leads nowhere from then on',
    action,
    params,
    answer: z.object({ id: z.string() }),
  }),
  acceptInvitation: apiOperation({
    method: 'POST',
    path: '/api/invitations/accept',
    operationId: 'acceptInvitation',
    summary: 'Join the account that a link invites to, with a name and a password',
    description: '404 alike for a token that is unknown, used, withdrawn or expired.',
    open: 'to everybody',
    body: acceptInvitationSchema,
    answer: acceptedInvitationSchema,
    refusals: [
      'invalid_request',
      'forbidden',
      'not_found',
      'conflict',
      'payload_too_large',
      'unsupported_media_type',
      'rate_limited',
      'internal',
    ],
  }),
};
