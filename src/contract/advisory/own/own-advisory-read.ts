/** One advisory of the caller's office. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import {
  HinderingEmbargo,
  OwnActName,
  OwnFinding,
  ownHead,
} from "#contract/advisory/own/own-advisory-schemas.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** One advisory of the caller's office: its document, what keeps it from being published, and who did what to it. */
export const ownAdvisoryRead = endpoint({
  name: "own-advisory-read",
  method: "GET",
  path: "/api/own-advisories/:advisory",
  roles: coordinators,
  summary:
    "One advisory of the caller's office: its document, what keeps it from being published, and who did what to it.",
  input: Closed({ advisory: Id }),
  output: Closed({
    ...ownHead,
    coordinationCase: Type.Union([Id, Type.Null()]),
    /** `null` while the office's key is locked; `findings` is empty then. */
    document: Type.Union([Type.String(), Type.Null()]),
    findings: Type.Array(OwnFinding),
    /** Whether the caller had a hand in it, so that somebody else must release it. */
    hadHand: Type.Boolean(),
    embargo: HinderingEmbargo,
    /** Whether the room can ask the CVE programme's services for an id. */
    reservesCve: Type.Boolean(),
    entries: Type.Array(
      Closed({ at: Instant, actor: Type.String(), act: OwnActName, revision: Type.Integer({ minimum: 1 }) }),
    ),
    /** Who opened what is worked on, newest first; the same again within an hour is counted. */
    openings: Type.Array(
      Closed({
        actor: Type.String(),
        firstAt: Instant,
        lastAt: Instant,
        times: Type.Integer({ minimum: 1 }),
      }),
    ),
  }),
  work: { cost: 10 },
});
