/** What has worked with a supplier before. */
import Type from "typebox";
import { coordinators } from "#core/audience.ts";
import { contactWays } from "#core/coordination/book/contact-record.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

const Count = Type.Integer({ minimum: 0 });
const Hours = Type.Union([Type.Number({ minimum: 0 }), Type.Null()]);

/** What has worked with a supplier in earlier cases of the caller's office: how far messages came, by which way it answered, how soon. */
export const supplierRecord = endpoint({
  name: "supplier-record",
  method: "GET",
  path: "/api/suppliers/:supplier/record",
  roles: coordinators,
  summary:
    "What has worked with a supplier in earlier cases of the caller's office: how far messages came, by which way it answered, how soon.",
  input: Closed({
    supplier: Type.String({
      minLength: 3,
      maxLength: 253,
      pattern: "^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])$",
    }),
  }),
  output: Closed({
    /** How many cases were looked at, the newest. */
    looked: Count,
    /** Whether something could not be opened: cases that it stands in are not counted. */
    locked: Type.Boolean(),
    record: Closed({
      cases: Count,
      sent: Count,
      bounced: Count,
      delivered: Count,
      seen: Count,
      answered: Count,
      declined: Count,
      hours: Hours,
      lastAnswer: Type.Union([Instant, Type.Null()]),
      ways: Type.Array(
        Closed({ way: Type.Enum([...contactWays]), tried: Count, answered: Count, hours: Hours }),
      ),
    }),
  }),
  work: { cost: 200, apart: "always" },
});
