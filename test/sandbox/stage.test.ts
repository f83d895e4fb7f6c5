/** What a manifest names is copied and unpacked without a way out: links, zip slip, rights, devices, other hashes; and nothing stays behind. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readReproducer } from "#core/reproducer/manifest.ts";
import { stageReproducer } from "#sandbox/stage.ts";
import { type TarPart, tarOf } from "#test/kit/archives.ts";
import { writeReproducer } from "#test/kit/reproducer.ts";

describe("staging", () => {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-stage-"));
  const outside = join(folder, "outside");
  writeFileSync(outside, "untouched");
  after(() => {
    rmSync(folder, { recursive: true });
  });
  let count = 0;

  async function stage(
    parts: Parameters<typeof writeReproducer>[1],
    prepare: (place: string) => void = () => undefined,
  ) {
    const place = mkdtempSync(join(folder, `${count++}-`));
    const read = readReproducer(readFileSync(writeReproducer(place, parts)));
    assert.ok(read.ok);
    prepare(place);
    return await stageReproducer(read.value, place);
  }

  const archive = (parts: readonly TarPart[], kind: "root" | "image" = "root") => ({
    subject: { kind, path: "root.tar", bytes: tarOf(parts) },
  });

  const refused: readonly (readonly [string, readonly TarPart[]])[] = [
    ["a name that leads out", [{ name: "../outside", content: "x" }]],
    ["a name that leads out, further down", [{ name: "a/../../outside", content: "x" }]],
    [
      "a file through a link out",
      [
        { name: "d", type: "2", target: "../.." },
        { name: "d/outside", content: "x" },
      ],
    ],
    [
      "a file through an absolute link",
      [
        { name: "d", type: "2", target: folder },
        { name: "d/outside", content: "x" },
      ],
    ],
    [
      "a folder through a link",
      [
        { name: "d", type: "2", target: folder },
        { name: "d/new", type: "5" },
      ],
    ],
    ["a hard link to what lies outside", [{ name: "h", type: "1", target: outside }]],
    [
      "a hard link through a link",
      [
        { name: "d", type: "2", target: folder },
        { name: "h", type: "1", target: "d/outside" },
      ],
    ],
    [
      "a hard link to a link",
      [
        { name: "d", type: "2", target: outside },
        { name: "h", type: "1", target: "d" },
      ],
    ],
  ];
  for (const [name, parts] of refused)
    it(`${name} is refused`, async () => {
      const staged = await stage(archive(parts));
      assert.equal(staged.ok, false);
      assert.equal(readFileSync(outside, "utf8"), "untouched");
      assert.equal(existsSync(join(folder, "new")), false);
    });

  it("links stay links, a file over a link takes its place, rights and devices are left out", async () => {
    const staged = await stage(
      archive([
        { name: "link", type: "2", target: outside },
        { name: "over", type: "2", target: outside },
        { name: "over", content: "own" },
        { name: "su", content: "x", mode: 0o4755 },
        { name: "disk", type: "4" },
        { name: "twin", type: "1", target: "su" },
      ]),
    );
    assert.ok(staged.ok);
    const root = staged.value.root ?? "";
    assert.equal(lstatSync(join(root, "link")).isSymbolicLink(), true);
    assert.equal(readFileSync(join(root, "over"), "utf8"), "own");
    assert.equal(lstatSync(join(root, "su")).mode & 0o7777, 0o755);
    assert.equal(existsSync(join(root, "disk")), false);
    assert.equal(lstatSync(join(root, "twin")).ino, lstatSync(join(root, "su")).ino);
    assert.equal(readFileSync(outside, "utf8"), "untouched");
    staged.value.close();
    assert.equal(existsSync(root), false);
  });

  it("places that are mounted upon are plain, whatever the archive had there", async () => {
    const staged = await stage(
      archive([
        { name: "tmp", type: "2", target: folder },
        { name: "proc", content: "x" },
        { name: "etc", type: "2", target: folder },
        { name: "root/.ssh", type: "2", target: folder },
      ]),
    );
    assert.ok(staged.ok);
    const root = staged.value.root ?? "";
    for (const name of ["tmp", "proc", "dev", "input", "etc", "root/.ssh"])
      assert.equal(lstatSync(join(root, name)).isDirectory(), true, name);
    assert.deepEqual(readdirSync(join(root, "etc")).toSorted(), ["hosts", "resolv.conf"]);
    assert.equal(existsSync(join(folder, "hosts")), false);
    staged.value.close();
  });

  it("layers of an image lie upon each other, and take away", async () => {
    const low = tarOf([
      { name: "a", content: "1" },
      { name: "d/b", content: "2" },
      { name: "gone", content: "3" },
      { name: "o/old", content: "4" },
    ]);
    const high = tarOf([
      { name: "a", content: "5" },
      { name: ".wh.gone" },
      { name: "d/.wh..." },
      { name: "o/.wh..wh..opq" },
      { name: "o/new", content: "6" },
    ]);
    const [one, two] = [hash("sha256", low), hash("sha256", high)];
    const blob = (bytes: Buffer): string => `blobs/sha256/${hash("sha256", bytes)}`;
    const manifest = Buffer.from(
      JSON.stringify({ layers: [{ digest: `sha256:${one}` }, { digest: `sha256:${two}` }] }),
    );
    const index = JSON.stringify({ manifests: [{ digest: `sha256:${hash("sha256", manifest)}` }] });
    const blobs = [low, high, manifest].map((bytes) => ({ name: blob(bytes), content: bytes }));
    const staged = await stage(archive([{ name: "index.json", content: index }, ...blobs], "image"));
    assert.ok(staged.ok, JSON.stringify(staged));
    const root = staged.value.root ?? "";
    assert.equal(readFileSync(join(root, "a"), "utf8"), "5");
    assert.equal(existsSync(join(root, "gone")), false);
    assert.deepEqual(readdirSync(join(root, "o")), ["new"]);
    assert.equal(existsSync(join(root, "d/b")), true);
    staged.value.close();
    const none = await stage(archive([{ name: "index.json", content: "{}" }], "image"));
    assert.equal(none.ok, false);
  });

  it("another hash, a file that is away, a link out of the folder: a finding with its place", async () => {
    const files = { "poc.bin": "poc" };
    const places = async (prepare: (place: string) => void): Promise<string> => {
      const staged = await stage({ files }, prepare);
      return staged.ok ? "" : staged.findings.map(({ at, code }) => `${at} ${code}`).join();
    };
    assert.equal(
      await places((place) => {
        writeFileSync(join(place, "poc.bin"), "other");
      }),
      "/files/0 file-other",
    );
    assert.equal(
      await places((place) => {
        rmSync(join(place, "poc.bin"));
      }),
      "/files/0 file-missing",
    );
    const linked = (place: string): void => {
      rmSync(join(place, "poc.bin"));
      symlinkSync(outside, join(place, "poc.bin"));
    };
    assert.equal(await places(linked), "/files/0 file-missing");
  });
});
