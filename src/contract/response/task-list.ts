/** What an organisation has to do today. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { ListedReceipt } from "#contract/response/receipt-schemas.ts";
import {
  Closed,
  DecidedExtension,
  DirectiveState,
  Empty,
  Id,
  Instant,
  ResponseStatus,
  ShownSuspension,
  Text,
} from "#contract/shared-schemas.ts";

/** Directives that concern the organisation, by deadline, each with its standing and its three steps. */
export const taskList = endpoint({
  name: "task-list",
  method: "GET",
  path: "/api/tasks",
  roles: ["organization"],
  summary:
    "Directives that concern the organisation, by deadline, each with its standing and its three steps.",
  input: Empty,
  output: Closed({
    tasks: Type.Array(
      Closed({
        directive: Id,
        revision: Type.Integer(),
        title: Text,
        text: Text,
        binding: Type.Boolean(),
        drill: Type.Boolean(),
        state: DirectiveState,
        dissemination: Type.String(),
        standing: ResponseStatus,
        issuedAt: Instant,
        /** What changed since the revision that was answered, each revision's own words; empty when the newest was answered or none was. */
        changed: Type.Array(Text),
        due: Type.Union([Instant, Type.Null()]),
        steps: Type.Array(Text),
        commands: Type.Array(Type.String()),
        /** The newest receipts with what was answered, oldest first. */
        receipts: Type.Array(ListedReceipt),
        /** Whether there are older ones beside. */
        moreReceipts: Type.Boolean(),
        /** Where the standing comes from: what each agent, by its key, and the page (null) said last, and how far it reached where it says so. */
        respondents: Type.Array(
          Closed({
            keyid: Type.Union([Type.String(), Type.Null()]),
            standing: ResponseStatus,
            lists: Type.Union([Type.Integer(), Type.Null()]),
            components: Type.Union([Type.Integer(), Type.Null()]),
          }),
        ),
        /** When and why an officer had it begin anew. */
        renewed: Type.Union([Closed({ at: Instant, reason: Type.String() }), Type.Null()]),
        /** Suspensions of its newest revision: the clocks stood or stand still. */
        suspensions: Type.Array(ShownSuspension),
        /** Requests for more time, first asked first. */
        extensions: Type.Array(Closed(DecidedExtension)),
      }),
    ),
  }),
});
