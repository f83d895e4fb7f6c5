/** The package that is installed elsewhere: made of the sources, it runs from a folder of installed packages, where Node strips no types. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { buildPackage } from "../../tools/release/build-package.ts";
import { verifierPage } from "../../tools/verifier-page.ts";

const packages = resolve(import.meta.dirname, "../../node_modules");
let folder = "";
let installed = "";

function run(...args: readonly string[]) {
  const options = { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"] } } as const;
  return spawnSync(process.execPath, [join(installed, "bin/bongsu.mjs"), ...args], options);
}

describe("the package", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-package-"));
    installed = join(folder, "node_modules/bongsu");
    await mkdir(join(folder, "node_modules"), { recursive: true });
    for (const name of await readdir(packages))
      await symlink(join(packages, name), join(folder, "node_modules", name));
    await buildPackage(installed, false);
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  it("runs where it is installed, in every language, and builds nothing", () => {
    assert.equal(run("version", "compare", "maven", "1.0-rc1", "1.0").stdout, "<\n");
    const { status, stdout, stderr } = run("config", "check", "--lang", "ko");
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^port = 8420/m);
    assert.match(stdout, /설정에 잘못이 없습니다/);
    assert.equal(stderr, "");
  });

  it("gives out the verifier's page that lies with the pages built for it, and says where none does", async () => {
    const out = join(folder, "verify.html");
    const missing = run("page", "verifier", "--out", out);
    assert.equal(missing.status, 2);
    assert.notEqual(missing.stderr, "");
    await assert.rejects(readFile(out), { code: "ENOENT" });
    const page = await verifierPage();
    await mkdir(join(installed, "dist/web"), { recursive: true });
    await writeFile(join(installed, "dist/web/verify.html"), page);
    const { status, stdout, stderr } = run("page", "verifier", "--out", out);
    assert.equal(status, 0, stderr);
    assert.ok(stdout.includes(hash("sha256", page)), stdout);
    assert.equal(await readFile(out, "utf8"), page);
    await writeFile(out, "kept");
    assert.equal(run("page", "verifier", "--out", out).status, 2);
    assert.equal(await readFile(out, "utf8"), "kept");
    assert.equal(run("page", "verifier", "--out", out, "--force").status, 0);
    assert.equal(await readFile(out, "utf8"), page);
  });

  it("as a checkout too: what only asks for help builds nothing", async () => {
    const checkout = join(folder, "checkout");
    await cp(join(packages, "../bin"), join(checkout, "bin"), { recursive: true });
    for (const name of ["node_modules", "package.json", "package-lock.json", "src", "vite.config.ts"])
      await symlink(join(packages, "..", name), join(checkout, name));
    const helped = spawnSync(process.execPath, [join(checkout, "bin/bongsu.mjs"), "serve", "--help"], {
      encoding: "utf8",
    });
    assert.match(helped.stdout, /bongsu serve/);
    assert.equal(helped.stderr, "");
    assert.equal((await readdir(checkout)).includes("dist"), false);
  });

  it("holds no source, no test and nothing that only a checkout needs", async () => {
    const files = await readdir(installed, { recursive: true });
    assert.deepEqual(
      files.filter((name) => /\.tsx?$|\.test\.|^(?:src|test|tools)\b/.test(name)),
      [],
    );
    const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as object;
    assert.equal("private" in manifest || "devDependencies" in manifest || "scripts" in manifest, false);
    assert.ok("dependencies" in manifest && "engines" in manifest);
  });
});
