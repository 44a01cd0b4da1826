/** Signs out and goes to the login. Its code is fetched when it is needed: once a session. */
export async function leave(): Promise<void> {
  const { signOut } = await import('next-auth/react');
  await signOut({ callbackUrl: '/login' });
}
