/** Asking for more time. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, ExtensionSpan, Id, OwnExtensions } from "#contract/shared-schemas.ts";

/** Keeps a request for more time, of an organisation that was told of a directive in force; one at a time, before the deadline ends. */
export const extensionAsk = endpoint({
  name: "extension-ask",
  method: "POST",
  path: "/api/tasks/:directive/extension",
  roles: ["organization"],
  summary:
    "Asks for more time for the own organisation: how much, why, and what stands in for the action meanwhile. One request at a time, before the deadline ends.",
  input: Closed({
    directive: Id,
    duration: ExtensionSpan,
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
    controls: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  output: OwnExtensions,
});
