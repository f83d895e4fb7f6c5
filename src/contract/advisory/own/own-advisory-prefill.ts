/** A record to begin with. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import {
  HinderingEmbargo,
  OwnDocumentText,
  OwnFinding,
} from "#contract/advisory/own/own-advisory-schemas.ts";
import { Closed, Id } from "#contract/shared-schemas.ts";

/**
 * A record to begin with: what the room knows of the office and, from a case, what a case and its accepted reports say already written; keeps nothing. A POST: that reports are opened is in the journal. Texts are left out while
 * the office's key is locked.
 */
export const ownAdvisoryPrefill = endpoint({
  name: "own-advisory-prefill",
  method: "POST",
  path: "/api/own-advisories/prefill",
  roles: coordinators,
  summary:
    "A record to begin with, with what a case and its accepted reports say already written; keeps nothing.",
  input: Closed({ case: Type.Optional(Id) }),
  output: Closed({
    document: OwnDocumentText,
    /** What the case leaves open: products that may be one, answers without a version; at their places in the document. */
    remarks: Type.Array(OwnFinding),
    embargo: HinderingEmbargo,
  }),
  work: { apart: "always", cost: 30 },
});
