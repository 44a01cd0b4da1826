import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/schemas/passwords';

/**
 * Why a password may not be somebody's, in words for them; null when it may. Length decides, not kinds of characters
 * (OWASP Authentication); what anybody would try first is refused: the person's own address and one character repeated.
 */
export function passwordProblem(password: string, { email }: { email: string }): string | null {
  const text = password.normalize('NFKC');
  if ([...text].length < MIN_PASSWORD_LENGTH) return `A password has at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (password.length > MAX_PASSWORD_LENGTH) return `A password has at most ${MAX_PASSWORD_LENGTH} characters.`;
  const lower = text.toLowerCase();
  const address = email.toLowerCase();
  if (lower === address || lower === address.split('@')[0]) return 'Choose something else than your email address.';
  if (new Set(lower).size < 3) return 'Choose something less easy to guess.';
  return null;
}
