/** Levels of the crisis alert and the part of its time that a clock keeps at each. `running-clock.ts` applies periods of levels to clocks. */

/** Levels of the crisis alert. */
export const alertLevels = ["normal", "attention", "caution", "alert", "serious"] as const;
export type AlertLevel = (typeof alertLevels)[number];

/** The part of its time that a clock keeps at each level, as a fraction. */
export type LevelFactors = Readonly<Record<AlertLevel, readonly [number, number]>>;

/** This project's proposal: half at "alert", a quarter at "serious". */
export const defaultFactors: LevelFactors = {
  normal: [1, 1],
  attention: [1, 1],
  caution: [1, 1],
  alert: [1, 2],
  serious: [1, 4],
};
