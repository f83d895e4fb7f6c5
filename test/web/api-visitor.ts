/** A person who uses the contract without a browser, to prepare what the pages then show. No test stands here. */
import assert from "node:assert/strict";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { InputOf, OutputOf } from "#contract/endpoint.ts";
import type { ServedRoom } from "./served-room.ts";

/** Calls one endpoint in the session of the person. */
export type Visitor = <K extends EndpointKey>(
  key: K,
  input: InputOf<(typeof contract)[K]>,
) => Promise<OutputOf<(typeof contract)[K]>>;

/** Signs in by a one-time link. */
export async function visitor(room: ServedRoom, operator: string): Promise<Visitor> {
  const link = await room.linkFor(operator);
  const opened = await fetch(`${room.origin}${contract.sessionOpen.path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(room.origin).origin },
    body: JSON.stringify({ secret: new URL(link).hash.slice(1) }),
  });
  assert.equal(opened.status, 200, await opened.clone().text());
  const { csrf } = (await opened.json()) as { csrf: string };
  const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return async (key, input) => {
    const { method, path } = contract[key];
    const rest = new Map(Object.entries(input as Record<string, unknown>));
    const filled = path.replace(/:(\w+)/g, (_, name: string) => {
      const value = encodeURIComponent(rest.get(name) as string);
      rest.delete(name);
      return value;
    });
    const query =
      method === "GET"
        ? `?${new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString()}`
        : "";
    const response = await fetch(room.origin + filled + query, {
      method,
      headers: {
        "content-type": "application/json",
        origin: new URL(room.origin).origin,
        cookie,
        "x-bongsu-csrf": csrf,
      },
      ...(method === "GET" ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
    });
    const answer: unknown = await response.json();
    assert.ok(response.ok, `${key}: ${JSON.stringify(answer)}`);
    return answer as OutputOf<(typeof contract)[typeof key]>;
  };
}
