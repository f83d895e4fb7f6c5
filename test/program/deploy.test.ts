/** What the examples of deploy/ allow, held against what the room asks for: no proxy of ours refuses a body that an endpoint takes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Endpoint } from "#contract/endpoint.ts";
import { contract } from "#contract/index.ts";

const proxies = join(import.meta.dirname, "../../deploy/proxy");
const mebibyte = 1024 * 1024;

test("the proxies let through the largest body that an endpoint takes", () => {
  const largest = Math.max(...Object.values<Endpoint>(contract).map(({ bodyLimit = 0 }) => bodyLimit));
  assert.ok(largest > mebibyte);
  for (const [file, limit] of [
    ["nginx.conf", /client_max_body_size (\d+)m;/],
    ["Caddyfile", /max_size (\d+)MiB/],
  ] as const) {
    const [, mebibytes = ""] = limit.exec(readFileSync(join(proxies, file), "utf8")) ?? [];
    assert.ok(Number(mebibytes) * mebibyte >= largest, `${file}: ${mebibytes} MiB, not ${largest} bytes`);
  }
});
