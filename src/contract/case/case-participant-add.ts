/** Adding a participant to a case. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { CaseRoles, Zone } from "#contract/case/case-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, LanguageTag } from "#contract/shared-schemas.ts";

/** Adds a participant: an office or an organisation of the room, or somebody outside. It then knows product, severity class and the embargo's date, and no more. */
export const caseParticipantAdd = endpoint({
  name: "case-participant-add",
  method: "POST",
  path: "/api/cases/:case/participants",
  roles: coordinators,
  summary:
    "Adds a participant: an office or an organisation of the room, or somebody outside. It then knows product, severity class and the embargo's date, and no more.",
  input: Closed({
    case: Id,
    roles: CaseRoles,
    name: Type.String({ minLength: 1, maxLength: 300 }),
    contact: Type.String({ maxLength: 300 }),
    office: Type.Optional(Id),
    organization: Type.Optional(Id),
    zone: Zone,
    language: LanguageTag,
    /** With whom somebody who deploys what is flawed hears; where nothing is said, as the registry has the organisation, else with everyone. */
    release: Type.Optional(Type.Enum(["critical-infrastructure", "large", "everyone"])),
    /** The public key of somebody who is no office of this room (KEY.pub of `bongsu key new --purpose sealing`). */
    publicKey: Type.Optional(Type.String({ minLength: 20, maxLength: 8000 })),
  }),
  output: Closed({ participant: Type.String() }),
});
