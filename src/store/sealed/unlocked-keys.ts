/**
 * Keys that open sealed objects, in the memory of one process for as long as they were unlocked for, and nowhere else: no table, file, log or environment has
 * them. A process that is started again has none until somebody unlocks them, or a passphrase file does.
 */
import type { Holder } from "#core/seal/object/wraps.ts";

/** A key in memory: an office's, or the room's own for what comes in (`office` is `null`). Without an end it stays as long as the process runs. */
export type UnlockedKey = {
  readonly office: string | null;
  readonly holder: Holder;
  /** RFC 3339 UTC. */
  readonly until: string | null;
};

/** A timer takes no more at once. */
const longestWait = 2_000_000_000;

/** The keys that one process can open with now. */
export class UnlockedKeys {
  readonly #now: () => Date;
  readonly #keys = new Map<string, UnlockedKey>();
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Takes a key in; the same key again gets the new end. */
  unlock(key: UnlockedKey): void {
    const before = this.#keys.get(key.holder.keyid)?.holder;
    if (before !== undefined && before.seed !== key.holder.seed) before.seed.fill(0);
    this.#keys.set(key.holder.keyid, key);
    this.#changed();
  }

  /** Forgets the keys of an office (`null`: the room's own) before their time; how many there were. Their bytes are overwritten. */
  lock(office: string | null): number {
    const keys = this.#unexpired().filter((key) => key.office === office);
    for (const key of keys) this.#forget(key);
    if (keys.length > 0) this.#changed();
    return keys.length;
  }

  /** What opens for an office (`null`: for the room itself) now. Ask again for every object: what was unlocked ends. */
  holders(office: string | null): readonly Holder[] {
    return this.#unexpired()
      .filter((key) => key.office === office)
      .map(({ holder }) => holder);
  }

  /** Every key that is in memory now. */
  all(): readonly UnlockedKey[] {
    return this.#unexpired();
  }

  /** Takes the keys of another thread of this process in place of its own. One that stays is the same object: a call may be opening something with it. */
  replaceBy(keys: readonly UnlockedKey[]): void {
    const wanted = new Set(keys.map(({ holder }) => holder.keyid));
    for (const key of this.#keys.values()) if (!wanted.has(key.holder.keyid)) this.#forget(key);
    for (const key of keys) {
      const holder = this.#keys.get(key.holder.keyid)?.holder ?? key.holder;
      this.#keys.set(holder.keyid, { ...key, holder });
    }
    this.#changed();
  }

  /** Calls back when a key was unlocked or is gone; returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #unexpired(): readonly UnlockedKey[] {
    const now = this.#now().toISOString();
    for (const key of this.#keys.values()) if (key.until !== null && key.until <= now) this.#forget(key);
    return [...this.#keys.values()];
  }

  #forget({ holder }: UnlockedKey): void {
    this.#keys.delete(holder.keyid);
    holder.seed.fill(0);
  }

  /** Tells the listeners now and when the next key ends. */
  #changed(): void {
    clearTimeout(this.#timer);
    const ends = this.#unexpired().flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]));
    if (ends.length > 0) {
      const wait = Math.min(longestWait, Math.max(1, Math.min(...ends) - this.#now().getTime()));
      this.#timer = setTimeout(() => this.#changed(), wait).unref();
    }
    for (const listener of this.#listeners) listener();
  }
}
