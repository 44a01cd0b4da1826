'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LiveChange, LiveTopic } from '@/lib/schemas/live';
import { LIVE_QUERIES } from './queries/live-topics';

/** `paused`: the person, or a hidden tab, holds it; `offline`: not connected, and tried again. */
export type LiveState = 'connecting' | 'live' | 'paused' | 'offline';

interface Listener {
  topic: LiveTopic;
  onChanged(): void;
  onState(state: LiveState): void;
}

/** After the first connection of a tab. */
const CATCH_UP_MS = 10_000;
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000];

/** The one stream of this tab. It is open while somebody listens and the tab is looked at. */
class LiveConnection {
  private readonly listeners = new Set<Listener>();
  private source: EventSource | null = null;
  private timer: number | undefined;
  private failures = 0;
  private wasOpen = false;
  private state: LiveState = 'connecting';

  add(listener: Listener): () => void {
    if (this.listeners.size === 0) document.addEventListener('visibilitychange', this.follow);
    this.listeners.add(listener);
    listener.onState(this.state);
    this.follow();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      document.removeEventListener('visibilitychange', this.follow);
      this.close('connecting');
    };
  }

  private readonly follow = () => {
    if (document.hidden) this.close('paused');
    else if (!this.source && this.timer === undefined) this.open();
  };

  private open(): void {
    this.tell('connecting');
    const source = new EventSource('/api/live');
    this.source = source;
    source.onopen = () => {
      // What happened while nobody listened is caught up with. A page brings its data along: what happened between its
      // being read and this moment is rare, and seen to once the page has come to rest.
      const isBack = this.failures > 0 || this.wasOpen;
      this.failures = 0;
      this.wasOpen = true;
      this.tell('live');
      if (isBack) this.catchUp();
      else window.setTimeout(this.catchUp, CATCH_UP_MS);
    };
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      const change = parsed(event.data);
      if (!isLiveChange(change)) return;
      for (const listener of this.listeners) if (listener.topic === change.topic) listener.onChanged();
    });
    source.onerror = () => {
      // Closed by a refusal or by the network: browsers do not come back from the former.
      this.close('offline');
      if (this.listeners.size === 0 || document.hidden) return;
      const waitMs = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)];
      this.failures += 1;
      this.timer = window.setTimeout(() => {
        this.timer = undefined;
        this.follow();
      }, waitMs);
    };
  }

  private readonly catchUp = () => {
    for (const listener of this.listeners) listener.onChanged();
  };

  private close(state: LiveState): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.source?.close();
    this.source = null;
    this.tell(state);
  }

  private tell(state: LiveState): void {
    this.state = state;
    for (const listener of this.listeners) listener.onState(state);
  }
}

// By hand: a page that follows would otherwise fetch all of zod for this.
function isLiveChange(value: unknown): value is LiveChange {
  return typeof value === 'object' && value !== null && 'topic' in value && typeof value.topic === 'string';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

let connection: LiveConnection | null = null;

/**
 * Keeps the queries of a topic up to date while the component is shown: whenever something of it has changed, those that
 * are on the page are read again. One stream a tab, which rests while the tab is hidden and comes back by itself. With
 * `paused` nothing is read again until it goes on, and then once. Answers how it stands.
 */
export function useLive(topic: LiveTopic, { paused = false }: { paused?: boolean } = {}): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const wasPaused = useRef(false);
  useEffect(() => {
    if (paused) {
      wasPaused.current = true;
      return;
    }
    connection ??= new LiveConnection();
    const readAgain = () => {
      for (const queryKey of LIVE_QUERIES[topic]) void client.invalidateQueries({ queryKey });
    };
    const leave = connection.add({ topic, onChanged: readAgain, onState: setState });
    // The first time the page has just been read; after a pause it is out of date.
    if (wasPaused.current) readAgain();
    wasPaused.current = false;
    return leave;
  }, [client, topic, paused]);
  return paused ? 'paused' : state;
}
