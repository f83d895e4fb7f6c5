/** What is wrong now, and since when: each watch says what it finds, and what begins or ends is a line of the log. */
import type { Condition } from "#core/condition.ts";
import type { Log } from "#edge/watch/log.ts";

/** A condition as a watch finds it; since when is known here. */
export type FoundCondition = Omit<Condition, "since">;

/** The conditions of a process. */
export type Conditions = {
  readonly all: () => readonly Condition[];
  /** Takes what a watch finds now in place of what it found before. */
  readonly found: (watch: string, conditions: readonly FoundCondition[]) => void;
};

/** Conditions that nobody has found anything for yet. */
export function openConditions(log: Log, now: () => Date): Conditions {
  const byWatch = new Map<string, readonly Condition[]>();
  return {
    all: () => [...byWatch.values()].flat(),
    found: (watch, conditions) => {
      const before = byWatch.get(watch) ?? [];
      const after = conditions.map((one) => before.find((old) => isSame(old, one)) ?? begun(one, now()));
      byWatch.set(watch, after);
      for (const { code, about, state, since } of after)
        if (!before.some((old) => old.code === code && old.about === about))
          log[state === "failing" ? "error" : "warn"]("condition begins", { code, about, state, since });
      for (const { code, about, since } of before)
        if (!after.some((one) => one.code === code && one.about === about))
          log.info("condition ends", { code, about, since });
    },
  };
}

function begun(condition: FoundCondition, at: Date): Condition {
  return { ...condition, since: at.toISOString() };
}

function isSame(a: FoundCondition, b: FoundCondition): boolean {
  return a.code === b.code && a.about === b.about && a.state === b.state;
}
