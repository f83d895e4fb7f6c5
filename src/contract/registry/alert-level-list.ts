/** Levels of the crisis alert as recorded. */
import { everyone } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { AlertLevels, Empty } from "#contract/shared-schemas.ts";

/** Every level that was recorded since the room began, by its begin; `until` is null while it lasts. */
export const alertLevelList = endpoint({
  name: "alert-level-list",
  method: "GET",
  path: "/api/alert-levels",
  roles: everyone,
  summary: "Levels of the crisis alert, by domain and national, as they were recorded.",
  input: Empty,
  output: AlertLevels,
});
