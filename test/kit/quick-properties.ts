/**
 * For `npm run check`, loaded before its tests: each property is tried for a few hundredths of a second and no longer, but at least once
 * with success, however busy the machine is. `npm test` tries it as often as it says.
 */
import { configureGlobal, installGlobalPlugin, PreconditionFailure } from "fast-check";

const limit = 30;

configureGlobal({ markInterruptAsFailure: false });

installGlobalPlugin(() => {
  const end = performance.now() + limit;
  let hasHeld = false;
  const note = <R>(outcome: R): R => {
    if (outcome === null) hasHeld = true;
    return outcome;
  };
  return {
    decorateRun: (run) => (value) => {
      if (hasHeld && performance.now() >= end) return new PreconditionFailure(true);
      const outcome = run(value);
      return outcome instanceof Promise ? outcome.then(note) : note(outcome);
    },
  };
});
