/** Suppliers' answers as endpoints give and take them. */
import Type from "typebox";
import { answerJustifications } from "#core/coordination/answer/supplier-answer.ts";
import { Zone } from "#contract/case/case-schemas.ts";
import { Closed, Day, Instant } from "#contract/shared-schemas.ts";

const Version = Type.String({ maxLength: 300 });
/** What is answered about: an empty product is the case's own. */
const about = { product: Type.String({ maxLength: 300 }), note: Type.String({ maxLength: 4_000 }) };

/** One answer. */
export const Answer = Type.Union([
  Closed({ ...about, kind: Type.Literal("received") }),
  Closed({ ...about, kind: Type.Literal("need-information") }),
  Closed({ ...about, kind: Type.Literal("affected"), from: Version, to: Version }),
  Closed({
    ...about,
    kind: Type.Literal("not-affected"),
    justification: Type.Enum([...answerJustifications]),
  }),
  Closed({ ...about, kind: Type.Literal("fix"), version: Version, date: Day }),
  Closed({ ...about, kind: Type.Literal("cannot") }),
  Closed({ ...about, kind: Type.Literal("more-time"), ends: Instant, zone: Zone }),
]);
