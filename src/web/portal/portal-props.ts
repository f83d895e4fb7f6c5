/** What the parts of a participant's case are given. */
import type { Input, Output } from "#web/room/room-client.ts";

/** A case as the page has it, and how to ask for it again. */
export type PortalCaseProps = { readonly shown: Output<"caseRead">; readonly reload: () => void };

/** An answer as it is sent. */
export type AnswerInput = Input<"caseAnswer">["answers"][number];
