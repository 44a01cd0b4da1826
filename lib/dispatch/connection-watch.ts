import type { Socket } from 'node:net';

/** How long each step of making a connection took, in milliseconds; null for one that was not needed or not reached. */
export interface ConnectionTimes {
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
}

/** A connection that was there already. */
export const KEPT: ConnectionTimes = { dnsMs: null, connectMs: null, tlsMs: null };

const between = (from: number | null, to: number | null) => (from === null || to === null ? null : to - from);

/** Times the connections that one client makes, one after the other. Each is told once: to the request it was made for. */
export class ConnectionWatch {
  private isNew = false;
  private startedAt = 0;
  private resolvedAt: number | null = null;
  private connectedAt: number | null = null;
  private securedAt: number | null = null;

  /** A connection is being made. */
  begin(): void {
    this.isNew = true;
    this.startedAt = performance.now();
    this.resolvedAt = null;
    this.connectedAt = null;
    this.securedAt = null;
  }

  /**
   * Its socket, before anything has come of it. An address that needs no look-up emits no `lookup`. Before others who listen:
   * undici sends the request as soon as it hears of the connection.
   */
  follow(socket: Socket): void {
    socket.prependOnceListener('lookup', (error: Error | null) => {
      if (!error) this.resolvedAt = performance.now();
    });
    socket.prependOnceListener('connect', () => {
      this.connectedAt = performance.now();
    });
    socket.prependOnceListener('secureConnect', () => {
      this.securedAt = performance.now();
    });
  }

  /** The times of the latest connection, if nobody was told them yet. */
  take(): ConnectionTimes {
    if (!this.isNew) return KEPT;
    this.isNew = false;
    return {
      dnsMs: between(this.startedAt, this.resolvedAt),
      connectMs: between(this.resolvedAt ?? this.startedAt, this.connectedAt),
      tlsMs: between(this.connectedAt, this.securedAt),
    };
  }
}
