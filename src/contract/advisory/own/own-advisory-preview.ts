/** What a record would come out as, before it is kept. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import {
  AdvisoryBlock,
  ownBodyLimit,
  OwnDocumentText,
  OwnFinding,
} from "#contract/advisory/own/own-advisory-schemas.ts";
import { Closed } from "#contract/shared-schemas.ts";

/** Judges a record and writes it in every format, with the places that each format cannot say; keeps nothing. A record that cannot be read has findings alone. */
export const ownAdvisoryPreview = endpoint({
  name: "own-advisory-preview",
  method: "POST",
  path: "/api/own-advisories/preview",
  roles: coordinators,
  summary:
    "Judges a record and writes it in every format, with the places that each format cannot say; keeps nothing.",
  input: Closed({
    document: OwnDocumentText,
    /** A later part of one page (`page`) or format; without it the first part of everything is given. */
    shown: Type.Optional(
      Closed({
        name: Type.String({ maxLength: 40 }),
        language: Type.String({ maxLength: 40 }),
        part: Type.Integer({ minimum: 1, maximum: 10_000 }),
      }),
    ),
  }),
  output: Closed({
    findings: Type.Array(OwnFinding),
    /** The page in each language, as its headings and what stands under them. */
    pages: Type.Array(
      Closed({
        language: Type.String(),
        title: Type.String(),
        parts: Type.Integer(),
        sections: Type.Array(Closed({ heading: Type.String(), blocks: Type.Array(AdvisoryBlock) })),
      }),
    ),
    formats: Type.Array(
      Closed({
        name: Type.String(),
        language: Type.String(),
        /** `null` where the format cannot carry the record; `needs` says what it lacks. */
        text: Type.Union([Type.String(), Type.Null()]),
        parts: Type.Integer(),
        needs: Type.Union([Type.Enum(["product", "cve-id", "gcve-id"]), Type.Null()]),
        /** Places of the record (JSON Pointers) that the format cannot say: the first of them, and how many there are. */
        omitted: Type.Array(Type.String()),
        omittedCount: Type.Integer(),
      }),
    ),
  }),
  bodyLimit: ownBodyLimit,
  work: { apart: "always", cost: 30, perKilobyte: 0.5 },
});
