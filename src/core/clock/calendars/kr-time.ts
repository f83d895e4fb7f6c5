/** The time of the Republic of Korea: beside its holidays, so that whoever only reads clocks does not carry those. */
import type { ZoneOfTime } from "#core/clock/calendars/calendar.ts";

/** Korea's time zone, which has no summer time. */
export const koreanTime: ZoneOfTime = { zone: "Asia/Seoul", standard: "KST", summer: null };
