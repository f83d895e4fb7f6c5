/** When a page learns that its session is over: by an answer to what it asked in that session, never by a late one to what was asked before. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { openClient } from "#web/room/room-client.ts";

const real = globalThis.fetch;

const endpoints = new Proxy<Parameters<typeof openClient>[0]>(
  {},
  {
    get: () => ({ method: "GET", path: "/x", roles: ["chair"] }),
  },
);

describe("a session ends for the page", () => {
  afterEach(() => void (globalThis.fetch = real));

  it("a refusal of an earlier session does not end the one that was opened meanwhile", async () => {
    const answers: ((response: Response) => void)[] = [];
    globalThis.fetch = async () => await new Promise<Response>((answer) => answers.push(answer));
    const client = openClient(endpoints, async () => await Promise.resolve({}));
    let ended = 0;
    client.whenSignedOut(() => ended++);
    const late = client.call("alertLevelList", {}).catch(() => undefined);
    client.admit("csrf");
    answers[0]?.(new Response("{}", { status: 401 }));
    await late;
    assert.equal(ended, 0);
    const own = client.call("alertLevelList", {}).catch(() => undefined);
    answers[1]?.(new Response("{}", { status: 401 }));
    await own;
    assert.equal(ended, 1);
  });
});
