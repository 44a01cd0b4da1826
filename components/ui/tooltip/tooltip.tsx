'use client';

import {
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Slot } from '@/components/ui/slot';

interface TooltipProps {
  /** As a function where it takes some work: it is asked when the bubble is shown. */
  text: ReactNode | (() => ReactNode);
  /** Keys that do the same, as `KeyboardEvent.key` names them, pressed together. */
  keys?: readonly string[];
  children: ReactElement;
}

/** Resting on something shows its bubble; after that, its neighbours' at once. */
const OPEN_MS = 250;
const STILL_OPEN_MS = 300;
/** Long enough to move the pointer into the bubble, whose text can be read and copied. */
const CLOSE_MS = 120;
let lastClosedAt = Number.NEGATIVE_INFINITY;

/** The focus has just been moved by a person, and not by a dialog that opens or a key that walks a list. */
const JUST_MS = 200;
let tabbedAt = Number.NEGATIVE_INFINITY;
if (typeof document !== 'undefined') {
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') tabbedAt = performance.now();
  };
  document.addEventListener('keydown', onKeyDown, { capture: true, passive: true });
}

let Bubble: typeof import('./tooltip-bubble').TooltipBubble | null = null;

/** Fetches what is drawn when a tooltip shows. */
export async function prepareTooltips(): Promise<void> {
  Bubble ??= (await import('./tooltip-bubble')).TooltipBubble;
}

/**
 * More about its only child, on hover and when somebody tabs to it; Escape sends it away (WCAG 1.4.13). Never the only place of what people
 * must know. A list has hundreds: until one is shown, each is a few handlers.
 */
export function Tooltip({ text, keys = [], children }: TooltipProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const wanted = useRef<Element | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const id = useId();
  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      wanted.current = null;
    },
    [],
  );

  const after = (ms: number, run: () => void) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(run, ms);
  };
  const show = (on: Element) => {
    wanted.current = on;
    // Where it cannot be fetched there is none.
    prepareTooltips().then(
      () => wanted.current === on && setAnchor(on),
      () => {},
    );
  };
  const close = () => {
    window.clearTimeout(timer.current);
    wanted.current = null;
    if (anchor) lastClosedAt = performance.now();
    setAnchor(null);
  };
  return (
    <>
      <Slot
        {...(anchor && { 'aria-describedby': id })}
        onPointerEnter={({ currentTarget, pointerType }: PointerEvent) => {
          if (pointerType === 'touch') return;
          after(performance.now() - lastClosedAt < STILL_OPEN_MS ? 0 : OPEN_MS, () => show(currentTarget));
        }}
        onPointerLeave={() => after(CLOSE_MS, close)}
        onPointerDown={close}
        onFocus={({ currentTarget }: FocusEvent) => {
          if (performance.now() - tabbedAt < JUST_MS && currentTarget.matches(':focus-visible')) show(currentTarget);
        }}
        onBlur={close}
      >
        {children}
      </Slot>
      {anchor && Bubble && (
        <Bubble
          id={id}
          anchor={anchor}
          text={typeof text === 'function' ? text() : text}
          keys={keys}
          onEnter={() => window.clearTimeout(timer.current)}
          onLeave={() => after(CLOSE_MS, close)}
          onClose={close}
        />
      )}
    </>
  );
}
