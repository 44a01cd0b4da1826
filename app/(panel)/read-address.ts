import { type AddressParameters, type AddressState, readAddress } from '@/lib/client/address-parameters';
import type { SearchParams } from './require-sign-in';

/** What a page's address says, as its screen will read it in the browser (lib/client/use-address). */
export async function readAddressOf<P extends AddressParameters>(
  parameters: P,
  searchParams: SearchParams,
): Promise<AddressState<P>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(name, each);
  }
  return readAddress(parameters, query);
}
