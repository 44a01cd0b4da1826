import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import { authDoors } from '@/lib/http/auth-doors';
import { recordSignIn } from '@/lib/services/record-sign-in';

// Options are made per request: a build has no settings.
const handler = authDoors((request, context) => NextAuth(nextAuthOptions(recordSignIn))(request, context));

export { handler as GET, handler as POST };
