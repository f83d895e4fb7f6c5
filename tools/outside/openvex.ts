/**
 * Has OpenVEX documents of ours judged by go-vex, the format's reference library: the vectors, and as many generated checks as asked (200).
 * `node tools/outside/openvex.ts [COUNT]`. Needs Go and its module proxy.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sample } from "fast-check";
import { openvex } from "#core/report/openvex.ts";
import type { ReportFrame } from "#core/report/report.ts";
import { reportTexts } from "#messages/render/report.ts";
import { translatorOf } from "#messages/translators.ts";
import { anyReport } from "#test/corpus/any-report.ts";

const frame: ReportFrame = {
  now: "2026-11-23T09:00:00.000Z",
  version: "1",
  author: { name: "author", namespace: "https://author.example" },
  id: "0b5c1f8e-2a77-5c10-9b61-0f3c7f1a2b3c",
  texts: reportTexts(translatorOf("en")),
};
const vectors = new URL("../../test/vectors/report/openvex/", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "bongsu-outside-openvex-"));

try {
  const isDocument = (path: string): boolean => readFileSync(path, "utf8").trim() !== "null";
  const paths = readdirSync(vectors)
    .map((name) => new URL(name, vectors).pathname)
    .filter(isDocument);
  for (const [n, report] of sample(anyReport, {
    seed: 15,
    numRuns: Number(process.argv[2] ?? 200),
  }).entries()) {
    const document = openvex.write(report, frame);
    if (document === null) continue;
    const path = join(folder, `${n}.json`);
    writeFileSync(path, JSON.stringify(document));
    paths.push(path);
  }
  const env = { ...process.env, GOTOOLCHAIN: "go1.27.3", GOFLAGS: "-mod=mod" };
  execFileSync("go", ["run", ".", ...paths], {
    cwd: new URL("openvex/", import.meta.url),
    env,
    stdio: "inherit",
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
