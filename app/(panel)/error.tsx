'use client';

import { SomethingWentWrong } from '@/components/shell/something-went-wrong';

export default function PanelError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <SomethingWentWrong {...props} className="min-h-96" />;
}
