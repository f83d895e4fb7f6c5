/** Reads the document that says at which identity provider people sign in (`bongsu.oidc/1`). */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readFileSync } from "node:fs";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { people } from "#core/audience.ts";
import { readJson } from "#core/input/json.ts";
import { type Oidc, openOidc } from "#edge/http/sign-in/oidc-client.ts";
import { oidcCallbackPath } from "#edge/http/sign-in/oidc-callback.ts";
import type { RoomConfig } from "#main/room/config.ts";

const text = Type.String({ minLength: 1, maxLength: 500 });
const closed = { additionalProperties: false };
const form = Compile(
  Type.Object(
    {
      type: Type.Literal("bongsu.oidc/1"),
      issuer: Type.String({ pattern: "^https?://" }),
      clientId: text,
      name: Type.Record(Type.String(), text),
      scope: Type.Optional(text),
      posts: Type.Array(
        Type.Object(
          {
            claim: text,
            is: text,
            role: Type.Enum([...people]),
            office: Type.Optional(text),
            domain: Type.Optional(text),
            sector: Type.Optional(text),
            organizationClaim: Type.Optional(text),
          },
          closed,
        ),
        { minItems: 1, maxItems: 500 },
      ),
    },
    closed,
  ),
);

/** The identity provider of a room's settings; `undefined` where it has none. */
export function oidcOf({ oidc: path, oidcClientSecret, origin }: RoomConfig): Oidc | undefined {
  if (path === null) return undefined;
  const read = readJson(readFileSync(path, "utf8"));
  const value: unknown = read.ok ? read.value : null;
  if (!form.Check(value)) {
    const [first] = form.Errors(value);
    const why = first?.message ?? "JSON";
    const at = `${path}${first?.instancePath ?? ""}`;
    throw new MessageRefusal("input-invalid", (t) => t("serveCommand.oidcWrong", { at, why }));
  }
  const { issuer, clientId, name, scope = "openid profile", posts } = value;
  const redirectUri = `${origin}${oidcCallbackPath}`;
  return openOidc({ issuer, clientId, clientSecret: oidcClientSecret, name, scope, posts, redirectUri });
}
