/** One directive. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { ByKey, Closed, DirectiveState, Draft, Id, Instant, Name, Text } from "#contract/shared-schemas.ts";
import { DatedAction } from "#contract/rules/rule-schemas.ts";

/** One directive with its draft, approvals, issued document and what the caller may do next. */
export const directiveRead = endpoint({
  name: "directive-read",
  method: "GET",
  path: "/api/directives/:directive",
  roles: staff,
  summary: "One directive with its draft, approvals, issued document and what the caller may do next.",
  input: Closed({ directive: Id }),
  output: Closed({
    id: Id,
    state: DirectiveState,
    revision: Type.Integer(),
    office: Id,
    draft: Draft,
    draftedBy: Type.String(),
    submittedBy: Type.Union([Type.String(), Type.Null()]),
    /** What is being prepared beside what is in force: `purpose` issue, withdraw or supersede; `stage` draft or review. */
    work: Type.Union([Closed({ purpose: Type.String(), stage: Type.String() }), Type.Null()]),
    /** Of an ending under review: its reason, or the directive that takes the place. */
    ending: Type.Union([Closed({ reason: Text }), Closed({ by: Id }), Type.Null()]),
    approvals: Type.Array(Closed({ by: Type.String(), at: Instant, revision: Type.Integer() })),
    /** What those who drafted, submitted and approved are called, by id. */
    names: ByKey(Id, Name),
    drill: Type.Boolean(),
    updatedAt: Instant,
    document: Type.Union([Type.Unknown(), Type.Null()]),
    revisions: Type.Array(
      Closed({
        revision: Type.Integer(),
        at: Instant,
        dissemination: Type.String(),
        changes: Type.Union([Text, Type.Null()]),
      }),
    ),
    /** What a system of which nothing is known is asked now, dated by the newest facts; empty before the issue and after the end. */
    dated: Closed({ actions: Type.Array(DatedAction), notAsked: Type.Array(DatedAction) }),
    may: Type.Array(Type.String()),
  }),
});
