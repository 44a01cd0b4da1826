'use client';

import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from '@/components/ui/badge/kbd';

interface TooltipBubbleProps {
  id: string;
  anchor: Element;
  text: ReactNode;
  keys: readonly string[];
  onEnter: () => void;
  onLeave: () => void;
  onClose: () => void;
}

const GAP = 6;
const EDGE = 8;

/** Above its anchor where there is room, else below; never over the window's edge. */
function place(bubble: HTMLElement, anchor: Element): void {
  const { top, bottom, left, width } = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = bubble;
  const above = top - GAP - offsetHeight;
  const most = document.documentElement.clientWidth - offsetWidth - EDGE;
  const x = Math.max(EDGE, Math.min(left + width / 2 - offsetWidth / 2, most));
  bubble.style.translate = `${Math.round(x)}px ${Math.round(above >= EDGE ? above : bottom + GAP)}px`;
}

/** What a tooltip says, over everything else. */
export function TooltipBubble({ id, anchor, text, keys, onEnter, onLeave, onClose }: TooltipBubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (bubble.current) place(bubble.current, anchor);
  });
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The bubble's, and not that of the dialog below it; but for what says that Escape closes that.
    if (!keys.includes('Escape')) event.stopPropagation();
    onClose();
  });
  const onScroll = useEffectEvent(({ target }: Event) => {
    if (target instanceof Node && target.contains(anchor)) onClose();
  });
  useEffect(() => {
    const left = new AbortController();
    const options = { capture: true, signal: left.signal };
    window.addEventListener('keydown', (event) => onKeyDown(event), options);
    window.addEventListener('scroll', (event) => onScroll(event), { ...options, passive: true });
    return () => left.abort();
  }, []);
  return createPortal(
    // Said of its anchor, which has the focus or the pointer: the bubble itself takes neither.
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="pointer-events-auto fixed top-0 left-0 z-60 w-max max-w-80 animate-in rounded-md bg-ink px-2.5 py-1.5 text-xs break-words text-surface shadow-float"
    >
      {keys.length === 0 ? (
        text
      ) : (
        <span className="flex items-center gap-2">
          {text}
          <span className="flex gap-1">
            {keys.map((name) => (
              <Kbd key={name} name={name} inverse />
            ))}
          </span>
        </span>
      )}
    </div>,
    document.body,
  );
}
