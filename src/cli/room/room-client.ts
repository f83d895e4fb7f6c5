/** Calls a room's endpoints from their contract: the path is filled in, the token sent, a problem becomes a refusal. */
import { addressIn } from "#agent/response/room-address.ts";
import type { Endpoint, InputOf, OutputOf } from "#contract/endpoint.ts";
import { MessageRefusal, withEnglish } from "#agent/home/message-refusal.ts";
import { printable } from "#core/input/printable.ts";
import { type Finding, type Refusal, type RefusalCode, refusalStatus } from "#core/problem.ts";
import { findingText } from "#messages/render/finding.ts";
import { placeText } from "#messages/render/place.ts";

/** A caller of one room as one operator. */
export type Caller = <E extends Endpoint>(endpoint: E, input: InputOf<E>) => Promise<OutputOf<E>>;

/** A caller that signs in with a bearer token. */
export function callerOf(
  room: string,
  token: string,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Caller {
  return async (endpoint, input) => {
    const { url, rest } = filled(room, endpoint, input);
    const get = endpoint.method === "GET";
    if (get) for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, String(value));
    const response = await fetch(url, {
      method: endpoint.method,
      headers: { authorization: `Bearer ${token}`, ...(get ? {} : { "content-type": "application/json" }) },
      ...(get ? {} : { body: JSON.stringify(rest) }),
    });
    const body = await answerOf(response);
    if (!response.ok) throw refusalOf(response.status, body);
    return body as OutputOf<typeof endpoint>;
  };
}

/** What a room answers. Throws a refusal where it is no JSON: something else stands at that address. */
export async function answerOf(response: Response): Promise<unknown> {
  return await response.json().catch(() => {
    const address = printable(response.url, 300);
    throw new MessageRefusal("unsupported", (t) => t("terminal.noRoomThere", { address }));
  });
}

function filled(
  room: string,
  endpoint: Endpoint,
  input: Readonly<Record<string, unknown>>,
): { readonly url: URL; readonly rest: Readonly<Record<string, unknown>> } {
  const rest = { ...input };
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return value;
  });
  return { url: addressIn(room, path), rest };
}

function refusalOf(status: number, body: unknown): Refusal {
  const { code, detail, findings } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const known = typeof code === "string" && Object.hasOwn(refusalStatus, code);
  const places = Array.isArray(findings) ? (findings as readonly Finding[]) : [];
  const refusal = known ? (code as RefusalCode) : "unsupported";
  return new MessageRefusal(
    refusal,
    (t) => {
      const own =
        typeof detail === "string"
          ? withEnglish(refusal, printable(detail, 600), t)
          : t("terminal.roomAnswers", { status });
      return own + places.map((place) => ` ${placeText(place.at, t)}: ${findingText(place, t)}`).join("");
    },
    places,
  );
}
