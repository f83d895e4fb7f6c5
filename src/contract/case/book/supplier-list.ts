/** The contact book of suppliers. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { supplierSourceKinds } from "#core/coordination/book/supplier-source.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant, Paging } from "#contract/shared-schemas.ts";

const Texts = Type.Array(Type.String());
const Kind = Type.Enum([...supplierSourceKinds]);
const NullableInstant = Type.Union([Instant, Type.Null()]);

/** What the book knows of suppliers. What is over says so; what is empty or null nobody says: it is not known. */
export const supplierList = endpoint({
  name: "supplier-list",
  method: "GET",
  path: "/api/suppliers",
  roles: coordinators,
  summary:
    "What the book knows of suppliers. What is over says so; what is empty or null nobody says: it is not known.",
  input: Closed({ search: Type.Optional(Type.String({ maxLength: 100 })), ...Paging }),
  output: Closed({
    suppliers: Type.Array(
      Closed({
        supplier: Type.String(),
        name: Type.Union([Type.String(), Type.Null()]),
        mails: Type.Array(Closed({ address: Type.String(), from: Kind, over: Type.Boolean() })),
        pages: Texts,
        keys: Texts,
        languages: Texts,
        policies: Texts,
        weekly: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
        /** What a person wrote, by itself. */
        hand: Type.Union([
          Closed({
            name: Type.Union([Type.String(), Type.Null()]),
            mails: Texts,
            pages: Texts,
            keys: Texts,
            languages: Texts,
            policies: Texts,
            weekly: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
          }),
          Type.Null(),
        ]),
        sources: Type.Array(
          Closed({
            kind: Kind,
            statedAt: Instant,
            expires: NullableInstant,
            /** `not-checked`: it is signed, and nobody has checked by whom. */
            signature: Type.Enum(["none", "not-checked"]),
            over: Type.Boolean(),
          }),
        ),
      }),
    ),
    next: Type.Optional(Type.String()),
  }),
});
