import { ArrowUp } from 'lucide-react';
import { Button } from '@/components/ui/button/button';

/** Says what has come since, and lets it in when the person wants to see it. */
export function NewRowsPill({ news, more, onShow }: { news: number; more: boolean; onShow: () => void }) {
  return (
    <div role="status" className="sticky top-15 z-20 flex h-0 justify-center">
      {news > 0 && (
        <Button variant="primary" size="sm" className="mt-2 animate-in rounded-full shadow-float" onClick={onShow}>
          <ArrowUp aria-hidden />
          {news}
          {more && '+'} new
        </Button>
      )}
    </div>
  );
}
