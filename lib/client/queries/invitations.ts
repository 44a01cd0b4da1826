import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AcceptInvitationInput, CreateInvitationInput } from '@/lib/schemas/users';
import { pageOf } from '../page-of';
import { request } from '../request';

const createdInvitationSchema = async () => (await import('@/lib/schemas/users')).createdInvitationSchema;
const acceptedInvitationSchema = async () => (await import('@/lib/schemas/users')).acceptedInvitationSchema;
const invitationSchema = async () => (await import('@/lib/schemas/users')).invitationSchema;

const invitationsKey = ['invitations'] as const;
const pageSchema = pageOf(invitationSchema);

export const invitationsQuery = infiniteQueryOptions({
  queryKey: invitationsKey,
  queryFn: ({ pageParam, signal }) => request(pageSchema, '/api/invitations', { query: { cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** Invitations that were neither used nor withdrawn, newest first, page after page. */
export function useInvitations() {
  return useInfiniteQuery(invitationsQuery);
}

/** Invites somebody. The link is in the answer, which is forgotten with the dialog that shows it. */
export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateInvitationInput) =>
      request(createdInvitationSchema, '/api/invitations', { method: 'POST', body: input }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey }),
  });
}

/** Withdraws an invitation. */
export function useWithdrawInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(null, `/api/invitations/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey }),
  });
}

/** Joins an account by the token of a link; answers the address to sign in with. */
export function useAcceptInvitation() {
  return useMutation({
    mutationFn: (input: AcceptInvitationInput) =>
      request(acceptedInvitationSchema, '/api/invitations/accept', { method: 'POST', body: input }),
    gcTime: 0,
  });
}
