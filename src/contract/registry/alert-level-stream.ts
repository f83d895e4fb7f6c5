/** Levels of the crisis alert, live. */
import { everyone } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { AlertLevels, Empty } from "#contract/shared-schemas.ts";

/** Server-sent events: the levels as `alert-level-list` gives them, then what changes of them. */
export const alertLevelStream = endpoint({
  name: "alert-level-stream",
  method: "GET",
  path: "/api/alert-levels/stream",
  roles: everyone,
  summary: "Server-sent events: the levels of the crisis alert, then what changes of them.",
  input: Empty,
  output: AlertLevels,
  stream: true,
});
