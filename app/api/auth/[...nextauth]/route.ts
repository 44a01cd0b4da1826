import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import { recordSignIn } from '@/lib/services/record-sign-in';

type Context = { params: Promise<{ nextauth: string[] }> };

// Options are made per request: a build has no settings.
function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(nextAuthOptions(recordSignIn))(request, context);
}

export { handler as GET, handler as POST };
