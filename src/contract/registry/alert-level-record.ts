/** Recording a level of the crisis alert. */
import Type from "typebox";
import { alertRecorders } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, AlertLevel, AlertLevels, Domain } from "#contract/shared-schemas.ts";

/** Records a level as of now, by the chair or the lead authority of the domain; `normal` ends what is in force. */
export const alertLevelRecord = endpoint({
  name: "alert-level-record",
  method: "POST",
  path: "/api/alert-levels",
  roles: alertRecorders,
  summary:
    "Records a level of the crisis alert as of now, for one domain or (null, the chair only) for all. Deadlines of directives in force may move earlier, never later.",
  input: Closed({
    domain: Type.Union([Domain, Type.Null()]),
    level: AlertLevel,
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  output: AlertLevels,
  stepUp: "always",
});
