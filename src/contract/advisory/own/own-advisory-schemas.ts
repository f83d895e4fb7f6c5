/** Advisories of the room's own as endpoints give and take them. */
import Type from "typebox";
import { ownActs, ownStates } from "#core/publish/own-state.ts";
import { Closed, Id, Instant, Name } from "#contract/shared-schemas.ts";

/** A `bongsu.advisory/1` document as JSON text: it is read strictly by the record's own reader, whose findings name their places. */
export const OwnDocumentText = Type.String({ minLength: 2, maxLength: 1_000_000 });

/** The largest body with such a document. */
export const ownBodyLimit = 3_000_000;

/** A line of the list. */
export const ownHead = {
  id: Id,
  state: Type.Enum([...ownStates]),
  /** Of the newest published; 0 before. */
  revision: Type.Integer({ minimum: 0 }),
  publishAt: Type.Union([Instant, Type.Null()]),
  /** `null` where what is worked on is locked, and nothing of it is out. */
  title: Type.Union([Name, Type.Null()]),
};

/** An act in the log. */
export const OwnActName = Type.Enum([...ownActs]);

const Lines = Type.Array(Type.String());

/** A part of an advisory's page: paragraphs, a list whose items may lead somewhere or hold what is typed, or a table. */
export const AdvisoryBlock = Type.Union([
  Closed({ kind: Type.Literal("paragraphs"), lines: Lines }),
  Closed({
    kind: Type.Literal("list"),
    items: Type.Array(
      Closed({
        text: Type.String(),
        code: Type.Union([Type.String(), Type.Null()]),
        url: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
  Closed({ kind: Type.Literal("table"), head: Lines, rows: Type.Array(Lines) }),
]);

/** The embargo of its case that keeps a record from coming out, and when that ends; no instant while it is being decided. */
export const HinderingEmbargo = Type.Union([
  Closed({ case: Id, ends: Type.Union([Instant, Type.Null()]) }),
  Type.Null(),
]);

/** What keeps a record from being published, at its place (a JSON Pointer). */
export const OwnFinding = Closed({
  at: Type.String(),
  code: Type.String(),
  message: Type.String(),
  about: Type.Optional(Type.String()),
});
