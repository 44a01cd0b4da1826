import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { DeliveryList } from '@/components/deliveries/delivery-list';

export const metadata: Metadata = { title: 'Deliveries' };

export default async function DeliveriesPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/send/sending/webhooks/deliveries', searchParams);
  return <DeliveryList />;
}
