/** Levels of the crisis alert (사이버위기경보) and the part of its time that a clock keeps at each. `running-clock.ts` applies periods of levels to clocks. */

/** Levels of the crisis alert, 정상 관심 주의 경계 심각. */
export const alertLevels = ["normal", "attention", "caution", "alert", "serious"] as const;
export type AlertLevel = (typeof alertLevels)[number];

/** The part of its time that a clock keeps at each level, as a fraction. */
export type LevelFactors = Readonly<Record<AlertLevel, readonly [number, number]>>;

/** This project's proposal: half at 경계, a quarter at 심각. */
export const defaultFactors: LevelFactors = {
  normal: [1, 1],
  attention: [1, 1],
  caution: [1, 1],
  alert: [1, 2],
  serious: [1, 4],
};
