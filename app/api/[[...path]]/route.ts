import { apiNotFound } from '@/lib/http/api-route';

// Whatever no other route of /api answers.
export const { GET, POST, PUT, PATCH, DELETE } = apiNotFound();
