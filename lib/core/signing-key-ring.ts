/** A key that may have signed, and whose it is, for people. */
export interface RingKey {
  key: string;
  /** `current key`, `previous key`, `primary account's current key`, ... */
  name: string;
}

export interface KeyPair {
  key: string;
  /** Signs the Standard Webhooks header for a day after a regeneration. */
  previous: string | null;
}

/** The keys by which a request can be judged: those of the event's account and, where it is a subaccount, of its primary. */
export interface KeyRing {
  own: KeyPair;
  parent: KeyPair | null;
}

/** All keys of a ring, in the order in which a sender signs with them. */
export function ringKeys({ own, parent }: KeyRing): RingKey[] {
  const keys = [
    { key: own.key, name: 'current key' },
    { key: parent?.key, name: "primary account's current key" },
    { key: own.previous, name: 'previous key' },
    { key: parent?.previous, name: "primary account's previous key" },
  ];
  return keys.filter((each): each is RingKey => typeof each.key === 'string');
}
