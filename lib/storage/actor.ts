/**
 * Who did something, as it is kept with what they did: by the name that the person or the key had then, so that it can
 * still be read when they are gone. Null stands for Postwire itself.
 */
export interface Actor {
  kind: 'user' | 'key';
  id: string;
  name: string;
}
