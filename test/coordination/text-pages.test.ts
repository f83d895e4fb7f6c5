/** A case in which much is written: its newest texts come with it, older ones page by page, none twice and none left out; and one of 2,000 texts is read in as many openings as a page has. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { storeCaseTexts } from "#stages/case/texts.ts";
import { lettersOfPage } from "#stages/case/text-page.ts";
import { sql, system } from "#store/sql.ts";
import { type CaseRoom, startCaseRoom } from "#test/kit/coordination/case-room.ts";

const written = Number(process.env["BONGSU_CASE_TEXTS"] ?? 250);
const about = { product: "EdgeGate VPN", severity: "high", title: "t", summary: "s" };
const person = { name: "Acme", contact: "acme@acme.example", zone: "Asia/Seoul", language: "ko" };

type Page = {
  readonly own: string;
  readonly older: boolean;
  readonly texts: readonly {
    readonly kind: string;
    readonly object: string;
    readonly content: { readonly text?: string } | null;
  }[];
};

describe("a case in which much is written", () => {
  let room: CaseRoom;
  let id = "";
  const read = async (who: string, path = ""): Promise<Page> => {
    const [status, answer] = await room.call(who, "GET", `/api/cases/${id}${path}`);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer as unknown as Page;
  };
  const lettersIn = ({ texts }: Pick<Page, "texts">) => texts.filter(({ kind }) => kind === "message");

  before(async () => {
    room = await startCaseRoom();
    id = String((await room.done("lead", "/api/cases", about))["case"]);
    const [organization] = room.organizations;
    const joining = { ...person, roles: ["supplier"], organization };
    const participant = String(
      (await room.done("lead", `/api/cases/${id}/participants`, joining))["participant"],
    );
    await room.done("lead", `/api/cases/${id}/acts`, {
      act: { kind: "report", act: "receive", participant },
    });
    const { own } = await read("lead");
    await room.here.store.write(system, async (tx) => {
      const contents = Array.from({ length: written }, (_one, at) => ({ text: `letter ${at}` }));
      const meant = { kind: "message", author: own, audience: [], detail: true } as const;
      await storeCaseTexts(
        tx,
        { id, office: "msit" },
        { ...meant, contents },
        room.here.clock.now().toISOString(),
      );
      await tx.run(sql`analyze case_text, case_audience`);
    });
  });
  after(async () => await room.close());

  it("comes with the newest, and goes back page by page to the first", async (context) => {
    const began = performance.now();
    const first = await read("lead");
    context.diagnostic(`${written} texts: ${Math.round(performance.now() - began)} ms`);
    assert.ok(
      first.texts.some(({ kind }) => kind === "about"),
      "what the case is, is there whole",
    );
    let all = lettersIn(first);
    assert.equal(all.length, lettersOfPage);
    for (let page: Pick<Page, "texts" | "older"> = first; page.older;) {
      page = await read("lead", `/texts?before=${all[0]?.object ?? ""}`);
      assert.ok(page.texts.length <= lettersOfPage);
      all = [...lettersIn(page), ...all];
    }
    assert.deepEqual(
      all.map(({ content }) => content?.text),
      Array.from({ length: written }, (_one, at) => `letter ${at}`),
    );
  });

  it("shows who may read none of them neither a page nor that there are others", async () => {
    const { texts } = await read("lead");
    const object = lettersIn({ texts })[0]?.object ?? "";
    const shown = await read("supplier");
    assert.deepEqual([lettersIn(shown), shown.older], [[], false]);
    const [hidden, one] = await room.call("supplier", "GET", `/api/cases/${id}/texts?before=${object}`);
    const [absent, other] = await room.call(
      "supplier",
      "GET",
      `/api/cases/${id}/texts?before=${"0".repeat(32)}`,
    );
    assert.deepEqual([hidden, one["detail"]], [404, other["detail"]]);
    assert.equal(absent, 404);
    assert.equal((await room.call("outsider", "GET", `/api/cases/${id}/texts?before=${object}`))[0], 404);
  });
});
