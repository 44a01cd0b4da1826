import { toast } from '@/components/ui/toast/toast';

/** A form in a dialog: somebody is filling it in, and would lose what they wrote. */
const OPEN_FORM = '[role=dialog][data-state=open] form';

/** The session is over: leads to the login and back here; or, where that would throw something away, says so and leads there in a new tab. */
export function goToSignIn(): void {
  const here = window.location.pathname + window.location.search;
  if (here.startsWith('/login')) return;
  const login = `/login?callbackUrl=${encodeURIComponent(here)}`;
  if (!document.querySelector(OPEN_FORM)) {
    window.location.assign(login);
    return;
  }
  toast.warning('You are signed out. Sign in again in a new tab, then go on here.', {
    id: 'signed-out',
    duration: Number.POSITIVE_INFINITY,
    action: { label: 'Sign in', onClick: () => window.open(login, '_blank', 'noopener') },
  });
}
