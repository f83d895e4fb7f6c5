/** A pause that ends when somebody calls: a call that comes before the pause begins is not lost, or what it was for would wait for the whole of the next one. */

/** Somebody who pauses, and may be called. */
type WakeUp = {
  readonly call: () => void;
  /** Resolves once it was called since the last pause, and after the longest time at the latest. */
  readonly pause: () => Promise<void>;
};

/** Pauses of so many milliseconds at most. */
export function wakeUp(longest: number): WakeUp {
  let called = false;
  let resume: () => void = () => undefined;
  return {
    call: () => {
      called = true;
      resume();
    },
    pause: async () => {
      if (!called)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longest);
          resume = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      called = false;
    },
  };
}
