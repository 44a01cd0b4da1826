'use client';

import { SomethingWentWrong } from '@/components/shell/something-went-wrong';

export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main>
      <SomethingWentWrong {...props} className="min-h-dvh" />
    </main>
  );
}
