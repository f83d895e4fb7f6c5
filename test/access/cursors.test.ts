/** Cursors of every list that has pages, derived from the contract: what no list wrote is refused, and never read as the first page. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import { contract } from "#contract/index.ts";
import { allowedRole, type ContractRoom, guarded, startContractRoom } from "#test/kit/room/contract-room.ts";
import { typedProperties } from "#test/kit/sample-input.ts";

let here: ContractRoom;

/** Cursors that no list wrote: damaged, of no list, of values that no list is ordered by. */
const malformedCursors = ["", " ", "x", "0", "';--", "MA", "%00", "2026-05-13T00:00:00Z a", ...madeUp()];

function madeUp(): readonly string[] {
  const values = [[], {}, null, ["no such list", "a"], ["directives", "a", "b", "c"], ["organizations", 7]];
  return values.map((value) => Buffer.from(JSON.stringify(value)).toString("base64url"));
}

/** The answer refuses the input; where. */
async function refused(response: Response): Promise<readonly string[]> {
  const problem = (await response.json()) as { type: string; findings: readonly { at: string }[] };
  assert.equal(response.status, 400);
  assert.equal(problem.type, "urn:bongsu:problem:input-invalid");
  return [...new Set(problem.findings.map(({ at }) => at))];
}

describe("cursors of every list that has pages, derived from the contract", () => {
  before(async () => {
    here = await startContractRoom();
  });
  after(async () => await here.close());

  test("cursors: one that the list did not write is 400 with its place, on every endpoint that takes one", async () => {
    const lists = guarded.filter(([, entry]) =>
      typedProperties(entry.input).some(([name]) => name === "after"),
    );
    assert.ok(lists.length >= 8, "every list that has pages");
    for (const [key, entry] of lists)
      for (const cursor of malformedCursors) {
        if (key === "journalRead" && /^\d+$/.test(cursor)) continue;
        const input = { ...here.ownInput(entry), after: cursor };
        const response = await here.call(entry, { input, headers: here.bearer(allowedRole(entry)) });
        assert.deepEqual(await refused(response), ["/after"], `${key} ${cursor}`);
      }
    const question = { package: { name: "a", ecosystem: "npm" } };
    for (const token of malformedCursors.filter((one) => one !== "")) {
      here.clock.move(1000);
      const one = await here.call(contract.osvQuery, { input: { ...question, page_token: token } });
      assert.deepEqual(await refused(one), ["/page_token"]);
      const queries = [question, { ...question, page_token: token }];
      const batch = await here.call(contract.osvQueryBatch, { input: { queries } });
      assert.deepEqual(await refused(batch), ["/queries/1/page_token"]);
    }
  });
});
