/**
 * After so long without a heartbeat a worker is dead, whatever its lock says: its machine may be gone without a word (then the
 * server keeps the session, and the lock, for hours), or the process stands still.
 */
export const SILENT_MS = 20_000;

/** A worker's life in the database, whichever way it is proved. */
export interface WorkerLease {
  /** What its claims write as owner. */
  readonly id: number;
  /** Whether what it holds is surely still its own. While it is not, nothing may be claimed or sent under this id. */
  readonly alive: boolean;
  /** Asks the database when `alive` is in doubt. False: it is lost for good. Throws when there is no answer. */
  confirm(): Promise<boolean>;
  /** Lets go of it; what is still held is freed by the next sweep. */
  close(): Promise<void>;
}

export interface LeaseEvents {
  /** Rows of these endpoints became due; an empty list says only that some did. */
  onDue?: (endpointIds: number[]) => void;
  /** The lease is gone: the worker must stop claiming and sending, and register anew. */
  onLost?: (error: Error) => void;
}
