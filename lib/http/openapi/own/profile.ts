import { z } from 'zod';
import { pageOf } from '@/lib/schemas/page';
import {
  changePasswordSchema,
  endedSessionsSchema,
  profileSchema,
  sessionSchema,
  updateProfileSchema,
} from '@/lib/schemas/profile';
import { apiOperation } from '../../api-operation';

const description = 'For a session only: an API key is nobody, and gets 403.';

/** The signed-in person, and where they are signed in. */
export const profileOperations = {
  get: apiOperation({
    method: 'GET',
    path: '/api/profile',
    operationId: 'getProfile',
    summary: 'The signed-in person',
    description,
    answer: profileSchema,
  }),
  update: apiOperation({
    method: 'PATCH',
    path: '/api/profile',
    operationId: 'updateProfile',
    summary: 'Change what the signed-in person is called',
    description,
    body: updateProfileSchema,
    answer: profileSchema,
  }),
  changePassword: apiOperation({
    method: 'POST',
    path: '/api/profile/password',
    operationId: 'changePassword',
    summary: "Change the signed-in person's password and end all their other sessions",
    description,
    body: changePasswordSchema,
    answer: endedSessionsSchema,
    refusals: ['rate_limited'],
  }),
  listSessions: apiOperation({
    method: 'GET',
    path: '/api/profile/sessions',
    operationId: 'listSessions',
    summary: 'Where the person is signed in, the last used first',
    description,
    answer: pageOf(sessionSchema),
  }),
  endOtherSessions: apiOperation({
    method: 'DELETE',
    path: '/api/profile/sessions',
    operationId: 'endOtherSessions',
    summary: "End all of the person's sessions but the one that asks",
    description,
    answer: endedSessionsSchema,
  }),
  endSession: apiOperation({
    method: 'DELETE',
    path: '/api/profile/sessions/{id}',
    operationId: 'endSession',
    summary: "End one of the person's sessions",
    description,
    params: z.object({ id: z.string().max(100) }),
    answer: z.object({ id: z.string() }),
  }),
};
