/** Every format of reports against its vectors: `test/vectors/submission/NAME/FILE` beside `FILE.items.json`, what is read of it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readReport, reportFormats } from "#core/submission/format/index.ts";
import { writtenClaim } from "#core/submission/written-claim.ts";

const folder = new URL("../../../../test/vectors/submission/", import.meta.url);
const suffix = ".items.json";

describe("formats of reports", () => {
  for (const { name } of reportFormats)
    it(`reads ${name}`, async () => {
      const files = readdirSync(new URL(`${name}/`, folder)).filter((file) => !file.endsWith(suffix));
      assert.ok(files.length > 0);
      for (const file of files) {
        const { items, bad, findings, format } = await readReport({
          source: file,
          bytes: readFileSync(new URL(`${name}/${file}`, folder)),
          cut: false,
        });
        const expected: unknown = JSON.parse(
          readFileSync(new URL(`${name}/${file}${suffix}`, folder), "utf8"),
        );
        const registered = reportFormats.some((each) => each.name === format);
        assert.ok(format === name || (format !== null && !registered), `${file}: ${format}`);
        assert.deepEqual(
          { items: items.map(({ text, ...item }) => ({ ...item, characters: text.length })), bad, findings },
          expected,
          file,
        );
      }
    });

  it("has no vectors of formats that are not read", () => {
    assert.deepEqual(readdirSync(folder).toSorted(), reportFormats.map(({ name }) => name).toSorted());
  });
});

describe("labels of a written report", () => {
  for (const text of ["Product: Drill Reader\nVersion: 1.2.3", "제품: Drill Reader\n- **버전：** 1.2.3"])
    it(text.replace("\n", ", "), () => {
      const { product, version } = writtenClaim(`A flaw.\n${text}\n`);
      assert.deepEqual([product?.name, version], ["Drill Reader", "1.2.3"]);
    });
});
