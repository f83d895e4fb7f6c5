/** The identity provider: authorization code with PKCE, state and nonce, by a certified library. What its claims mean in this room is decided elsewhere. */
import * as client from "openid-client";
import type { PostRule } from "#core/oidc-post.ts";
import { Refusal } from "#core/problem.ts";
import type { TextByLanguage } from "#core/text.ts";

/** What an operator of the room sets about the provider. */
type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly name: TextByLanguage;
  readonly scope: string;
  readonly posts: readonly PostRule[];
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
};

/** What was made for one going to the provider and back. */
type Flow = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Who came back. */
export type OidcPerson = {
  readonly issuer: string;
  readonly subject: string;
  /** When the provider last had the person prove who they are; `null` where it does not say. */
  readonly authenticatedAt: Date | null;
  readonly claims: Readonly<Record<string, unknown>>;
};

/** The provider as the room uses it. */
export type Oidc = {
  readonly name: TextByLanguage;
  readonly posts: readonly PostRule[];
  /** A new flow with the address to go to; `again` has the person prove anew who they are. */
  readonly begin: (again: boolean) => Promise<Flow & { readonly address: string }>;
  /** Takes what the provider sent back; refuses what does not belong to the flow or is not signed by the provider. */
  readonly finish: (query: string, flow: Flow) => Promise<OidcPerson>;
};

const patience = 5;
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** A client of the provider, which is asked for its addresses when it is first needed. */
export function openOidc(settings: OidcSettings): Oidc {
  const { name, posts, redirectUri, scope } = settings;
  let known: Promise<client.Configuration> | null = null;
  const configuration = async (): Promise<client.Configuration> => {
    known ??= discovered(settings);
    try {
      return await known;
    } catch {
      known = null;
      throw new Refusal("state-forbids", "The identity provider does not answer now.");
    }
  };
  return {
    name,
    posts,
    begin: async (again) => {
      const config = await configuration();
      const flow = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: "S256",
        ...(again && { prompt: "login", max_age: "0" }),
      });
      return { ...flow, address: address.href };
    },
    finish: async (query, flow) => {
      const config = await configuration();
      const back = new URL(redirectUri + query);
      const tokens = await client
        .authorizationCodeGrant(config, back, {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        })
        .catch(() => {
          throw new Refusal("not-signed-in", "The identity provider's answer does not open a session.");
        });
      const claims = tokens.claims();
      if (claims === undefined) throw new Refusal("not-signed-in", "The identity provider named nobody.");
      const { iss, sub, auth_time: at } = claims;
      return {
        issuer: iss,
        subject: sub,
        authenticatedAt: typeof at === "number" ? new Date(at * 1000) : null,
        claims,
      };
    },
  };
}

async function discovered({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const address = new URL(issuer);
  const insecure = address.protocol === "http:" && loopback.includes(address.hostname);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  return await client.discovery(address, clientId, {}, authentication, {
    timeout: patience,
    ...(insecure && { execute: [client.allowInsecureRequests] }),
  });
}
