/** Blobs of an image in a tar: one whose bytes are not those of its name is left out and told, a layer as a document. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { scanSoftwareLists } from "#agent/scan/scan-inventories.ts";
import { tarOf, type TarPart } from "#test/kit/archives.ts";

function blob(content: Uint8Array): { readonly part: TarPart; readonly digest: string } {
  const name = hash("sha256", content);
  return { part: { name: `blobs/sha256/${name}`, content }, digest: `sha256:${name}` };
}

async function findingsOf(parts: readonly TarPart[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-blobs-"));
  try {
    await writeFile(join(folder, "drill.tar"), tarOf(parts));
    const { findings, notCompared } = await scanSoftwareLists([join(folder, "drill.tar")]);
    assert.ok(findings.length === 0 || notCompared.length > 0, "what is told is not compared");
    return findings.map(({ at, code }) => `${at.slice(folder.length + 1)} ${code}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a blob is what its name says, or it is left out", async () => {
  const lock = { name: "package-lock.json", content: '{"lockfileVersion":3,"packages":{}}' };
  const layer = blob(tarOf([lock]));
  const named = blob(Buffer.from(JSON.stringify({ layers: [{ digest: layer.digest }] })));
  const index = { name: "index.json", content: JSON.stringify({ manifests: [{ digest: named.digest }] }) };
  for (const altered of [null, layer, named]) {
    const parts = [layer, named].map((one) => (one === altered ? { ...one.part, content: "{}" } : one.part));
    const [first] = await findingsOf([...parts, index]);
    assert.equal(first, altered === null ? undefined : `drill.tar!${altered.part.name} digest-wrong`);
  }
});
