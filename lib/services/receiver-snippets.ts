import { type Caller, requireAccess } from '@/lib/core/access';
import { receiverSnippet } from '@/lib/core/receivers/receiver-snippet';
import { buildSampleRequest } from '@/lib/dispatch/sample-request';
import type { Snippet, SnippetLanguage } from '@/lib/schemas/snippets';
import { presentSigningKey, readSigningKey } from './signing-key';
import { sampleInput } from './test-webhook';
import { accountScope } from './webhook-scope';

/**
 * A receiver to copy, for whoever may see the signing key. With `reveal` the key is in it, and a sample signed with it,
 * so that it prints `valid` when it is run; without, there are dots and no sample.
 */
export async function readReceiverSnippet(
  caller: Caller,
  language: SnippetLanguage,
  reveal: boolean,
): Promise<Snippet> {
  requireAccess(caller, 'signing-key:read');
  if (!reveal) {
    const { masked } = presentSigningKey(caller, await readSigningKey(caller), false);
    return { ...receiverSnippet(language, { key: masked, sample: null }), revealed: false };
  }
  const input = await sampleInput({ ...accountScope(caller), domainName: null }, 'delivered');
  const sample = buildSampleRequest(input, new Date());
  return { ...receiverSnippet(language, { key: input.keys.key, sample }), revealed: true };
}
