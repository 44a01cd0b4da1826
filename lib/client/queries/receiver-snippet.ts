import { useQuery } from '@tanstack/react-query';
import type { SnippetLanguage } from '@/lib/schemas/snippets';
import { request } from '../request';
import { signingKeyKey } from './signing-key';

const snippetSchema = async () => (await import('@/lib/schemas/snippets')).snippetSchema;

/** A receiver to copy. With `reveal` the signing key is in it: such an answer is dropped as soon as nobody shows it. */
export function useReceiverSnippet(language: SnippetLanguage, reveal: boolean) {
  return useQuery({
    queryKey: [...signingKeyKey, 'snippet', language, reveal] as const,
    queryFn: ({ signal }) =>
      request(snippetSchema, '/api/signing-key/snippets', { query: { language, reveal }, signal }),
    // Of another language meanwhile, but never one with the key after it was hidden.
    placeholderData: (before) => (before?.revealed === reveal ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    ...(reveal && { gcTime: 0 }),
  });
}
