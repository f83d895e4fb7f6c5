/** Taking sources into the contact book. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { supplierSourceKinds } from "#core/coordination/book/supplier-source.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

const Texts = Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: 20 });
const Mails = Type.Array(
  Type.String({ minLength: 3, maxLength: 320, pattern: "^[^\\s@<>]{1,64}@[A-Za-z0-9.-]{1,253}$" }),
  { maxItems: 20 },
);
const Pages = Type.Array(Type.String({ maxLength: 500, pattern: "^https://[^\\s]+$" }), { maxItems: 20 });

/** Takes into the book what sources say of suppliers, each in place of what the same source said before. */
export const supplierTake = endpoint({
  name: "supplier-take",
  method: "POST",
  path: "/api/suppliers",
  roles: coordinators,
  summary:
    "Takes into the book what sources say of suppliers, each in place of what the same source said before.",
  input: Closed({
    sources: Type.Array(
      Closed({
        supplier: Type.String({ minLength: 3, pattern: "^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])$" }),
        kind: Type.Enum([...supplierSourceKinds]),
        name: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()]),
        mails: Mails,
        pages: Pages,
        keys: Texts,
        languages: Texts,
        policies: Pages,
        weekly: Type.Union([Type.Integer({ minimum: 0, maximum: 10_000 }), Type.Null()]),
        expires: Type.Union([Instant, Type.Null()]),
        signature: Type.Enum(["none", "not-checked"]),
      }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  output: Closed({ taken: Type.Integer() }),
});
