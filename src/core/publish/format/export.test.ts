/** The room's own advisories in every format: before the judges of the formats, and read back by our own readers. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { cve as cveFormat } from "#core/format/cve.ts";
import { formatOfDocument } from "#core/format/index.ts";
import type { Advisory } from "#core/advisory.ts";
import type { Finding } from "#core/problem.ts";
import { csaf, csaf21 } from "#core/publish/format/csaf.ts";
import { cve } from "#core/publish/format/cve.ts";
import type { ExportFormat } from "#core/publish/format/export-format.ts";
import { gcve } from "#core/publish/format/gcve.ts";
import { allExportFormats, exportFormats } from "#core/publish/format/index.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import { osv } from "#core/publish/format/osv.ts";
import { type OwnAdvisory, readOwnAdvisory } from "#core/publish/own-advisory.ts";
import { schemeNamed } from "#core/version/index.ts";
import { containsAny } from "#core/version/range.ts";
import { frameIn, framesOf } from "#test/kit/publish/export-frame.ts";
import { unsaidBy } from "#core/publish/read-back/index.ts";
import { judgesOfExports, osvSkipped } from "#test/kit/report/export-judges.ts";

const file = new URL("../../../../test/vectors/advisory/edgegate.json", import.meta.url);
const document = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;

const frame = frameIn;

function read(changes: Readonly<Record<string, unknown>> = {}): OwnAdvisory {
  const record = readOwnAdvisory({ ...document, ...changes });
  assert.ok(record.ok, JSON.stringify(record));
  return record.value;
}

function codes(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ at, code }) => `${at} ${code}`);
}

/** A member of a written CVE or GCVE record, wherever it stands in it. */
function valueOf(written: object | null, name: string): unknown {
  const { cveMetadata, containers } = (written ?? assert.fail()) as {
    readonly cveMetadata: Readonly<Record<string, unknown>>;
    readonly containers: { readonly cna: Readonly<Record<string, unknown>> };
  };
  return cveMetadata[name] ?? containers.cna[name];
}

/** What our own reader of the format makes of the written document. */
function readBack(format: ExportFormat, record: OwnAdvisory): Advisory {
  const written = format.write(record, frame("en"));
  const known = formatOfDocument(written);
  assert.ok(known.ok);
  const back = known.value.read(written);
  assert.ok(back.ok, JSON.stringify(back));
  const [first] = back.value.records;
  assert.equal(first?.kind, "advisory");
  return first.advisory;
}

describe("advisories of the room's own", () => {
  it("say what is wrong at its place, and refuse members that the form does not have", () => {
    const wrong = readOwnAdvisory({ ...document, drill: "yes", severity: [], exploitation: "maybe" });
    assert.deepEqual(wrong.ok ? [] : codes(wrong.findings), [
      "/severity member-unknown",
      "/drill value-invalid",
      "/exploitation value-invalid",
    ]);
    assert.deepEqual(codes(lintAdvisory(read())), []);
  });

  it("are not published with one language, without a remedy, or with an example that the ranges contradict", () => {
    const record = read();
    const [first, ...others] = record.products;
    assert.ok(first !== undefined);
    const product = { ...first, examples: { affected: ["2.8.4"], notAffected: ["3.1"] } };
    assert.deepEqual(
      codes(
        lintAdvisory({
          ...record,
          title: { ko: "제목\u202e" },
          products: [product, ...others],
          remedies: record.remedies.slice(1),
        }),
      ),
      [
        "/title/en text-missing",
        "/title/ko text-control",
        "/products/0/examples/affected/0 example-not-affected",
        "/products/0/examples/notAffected/0 example-affected",
        "/products/2 remedy-missing",
      ],
    );
  });

  it("are not published with a remedy that says the opposite of another one of the same product", () => {
    const remedy = (kind: string, products: readonly string[]) => ({
      kind,
      products,
      text: { ko: "훈련", en: "drill" },
    });
    const [key = "", other = ""] = read().products.map((product) => product.key);
    const found = (...kinds: readonly string[]) => {
      const remedies = kinds.map((kind) => remedy(kind, [key]));
      const all = [...remedies, remedy("none_available", [other])];
      return codes(lintAdvisory(read({ remedies: all }))).filter((one) => one.includes("remedy-contradicts"));
    };
    assert.deepEqual(found("vendor_fix", "mitigation", "workaround"), []);
    assert.deepEqual(found("no_fix_planned", "workaround"), []);
    assert.deepEqual(found("none_available", "vendor_fix"), ["/remedies/1/kind remedy-contradicts"]);
    assert.deepEqual(found("mitigation", "none_available"), ["/remedies/1/kind remedy-contradicts"]);
    assert.deepEqual(found("no_fix_planned", "none_available"), ["/remedies/1/kind remedy-contradicts"]);
  });

  it("are not published with a name of elsewhere that is none", () => {
    const aliases = ["CVE-2026-99001", "VU#123456", "RHSA-2026:0001", "../../x", "a b", "<x>", "-x"];
    assert.deepEqual(
      codes(lintAdvisory(read({ aliases }))),
      [3, 4, 5, 6].map((at) => `/aliases/${at} alias-invalid`),
    );
  });

  for (const language of ["ko", "en"])
    it(`are what the judges of the formats take, in ${language}`, async (t) => {
      if (osvSkipped !== null) t.diagnostic(osvSkipped);
      for (const [name, judge] of Object.entries(await judgesOfExports())) {
        const written = allExportFormats
          .find((format) => format.name === name)
          ?.write(read(), frame(language));
        assert.deepEqual(await judge(written), [], name);
      }
    });

  it("withdrawn, are still what the judges take, and call nothing affected", async () => {
    const judges = await judgesOfExports();
    const withdrawn = read({
      withdrawn: { at: "2026-06-09T00:00:00Z", reason: { ko: "중복", en: "A duplicate" } },
    });
    for (const { name, write } of [csaf, csaf21, osv])
      assert.deepEqual((await judges[name]?.(write(withdrawn, frame("en")))) ?? [], [], name);
    assert.equal(readBack(osv, withdrawn).withdrawn, "2026-06-09T00:00:00.000Z");
    assert.deepEqual(readBack(csaf, withdrawn).affected, []);
    assert.equal(cve.write(withdrawn, frame("en")), null);
  });

  it("read back from each format, give each example the verdict that its author expects", () => {
    const record = read();
    for (const format of exportFormats) {
      if (format.write(record, frame("en")) === null) continue;
      const omitted = unsaidBy(record, format, framesOf(format, record.id));
      const { affected } = readBack(format, record);
      for (const [at, product] of record.products.entries()) {
        if (omitted.includes(`/products/${at}`)) continue;
        const own = affected.filter(
          ({ product: id, label }) => label.includes(product.name) || id?.endsWith(product.name),
        );
        const isAffected = (version: string): boolean =>
          own.some(
            ({ scheme, intervals, versions }) =>
              versions.includes(version) ||
              containsAny(schemeNamed(scheme) ?? assert.fail(scheme), intervals, version) === true,
          );
        const place = `${format.name} ${product.key}`;
        for (const version of product.examples.affected)
          assert.ok(isAffected(version), `${place} ${version}`);
        for (const version of product.examples.notAffected)
          assert.ok(!isAffected(version), `${place} ${version}`);
      }
    }
  });

  it("carry their number in GCVE's system, with or without a CVE id, and stay there when they are withdrawn", () => {
    const id = "GCVE-65535-2026-0042";
    const named = { vulnId: id, relationships: [{ destId: "CVE-2026-99001", type: "equal" }] };
    for (const format of [cve, gcve])
      assert.deepEqual(valueOf(format.write(read({ id }), frame("en")), "x_gcve"), [named], format.name);
    const own = gcve.write(read({ id, aliases: [] }), frame("en"));
    assert.equal(valueOf(own, "vulnId"), id);
    assert.equal(valueOf(own, "cveId"), undefined);
    const withdrawn = { at: "2026-06-09T00:00:00Z", reason: { ko: "중복", en: "A duplicate" } };
    const rejected = gcve.write(read({ id, withdrawn }), frame("en"));
    assert.deepEqual(
      ["state", "cveId", "x_gcve"].map((name) => valueOf(rejected, name)),
      ["REJECTED", undefined, [named]],
    );
    assert.equal(gcve.write(read(), frame("en")), null);
  });

  it("read back as GCVE records speak for themselves, and neither replace nor reject the CVE record of the same flaw", () => {
    const id = "GCVE-65535-2026-0042";
    const withdrawn = { at: "2026-06-09T00:00:00Z", reason: { ko: "중복", en: "A duplicate" } };
    const names = (changes: Readonly<Record<string, unknown>>) => {
      const back = readBack(gcve, read({ id, ...changes }));
      return [back.id, back.aliases, back.withdrawn !== null, back.affected.length > 0];
    };
    assert.deepEqual(names({}), [id, ["CVE-2026-99001"], false, true]);
    assert.deepEqual(names({ aliases: [] }), [id, [], false, true]);
    assert.deepEqual(names({ withdrawn }), [id, [], true, false]);
    const foreign = { cveId: "CVE-2026-99001", vulnId: id, state: "REJECTED", dateRejected: withdrawn.at };
    const back = cveFormat.read({ cveMetadata: foreign, containers: { cna: {} } });
    assert.deepEqual(back.ok ? back.value.records.map((one) => "key" in one && one.key) : back, [
      `cve/${id}`,
    ]);
  });

  it("say their class in a word in every format, where nobody has worked out a vector", () => {
    const record = read({ severities: [], severityClass: "high" });
    const [ofCsaf, ofOsv] = [csaf, osv].map((format) => JSON.stringify(format.write(record, frame("en"))));
    assert.match(ofCsaf ?? "", /"aggregate_severity":\{"text":"high"\}/);
    assert.match(ofOsv ?? "", /"severity":"HIGH"/);
    assert.deepEqual(valueOf(cve.write(record, frame("en")), "metrics"), [
      { other: { type: "class", content: { text: "high" } } },
    ]);
    assert.equal(readOwnAdvisory({ ...document, severityClass: "grave" }).ok, false);
  });

  it("name what a format cannot say", () => {
    const unsaid = (format: ExportFormat) =>
      unsaidBy(read(), format, framesOf(format, read().id)).filter((place) => !place.includes("/examples/"));
    assert.deepEqual(unsaid(osv), ["/products/0", "/weaknesses/0/name", "/references/0/title"]);
    assert.deepEqual(unsaid(csaf), ["/severities/1", "/references/0/kind"]);
    assert.deepEqual(unsaid(csaf21), ["/references/0/kind"]);
    assert.equal(cve.write(read({ aliases: [] }), frame("en")), null);
    assert.equal(csaf.write(read({ products: [] }), frame("en")), null);
  });
});
