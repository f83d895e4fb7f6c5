/** Plans carried out by the package managers that this machine has, from registries on loopback and in folders: afterwards no row is left. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { carryOut, type FixScenario, isInstalled } from "#test/fix/carry-out.ts";
import { writeCargoRegistry } from "#test/fix/cargo-registry.ts";
import { writeGoProxy } from "#test/fix/go-proxy.ts";
import { npmRegistry } from "#test/fix/npm-registry.ts";
import {
  cargoScenario,
  crates,
  goModules,
  goScenario,
  nodeScenarios,
  npmPackages,
  pythonScenarios,
} from "#test/fix/scenarios.ts";

let registry: Awaited<ReturnType<typeof npmRegistry>>;

describe("plans, carried out", () => {
  before(async () => (registry = await npmRegistry(npmPackages)));
  after(async () => await registry.close());

  it("npm: direct, dev, an alias, within a range and beyond it; package.json requires nothing new", async (context) => {
    const [scenario] = nodeScenarios(registry.url);
    if (!(await isInstalled("npm"))) return context.skip("npm is not here");
    const { before: rows, after: left, how, folder } = await carryOut(scenario as FixScenario);
    assert.deepEqual([rows, left], [6, 0]);
    assert.deepEqual(how, ["direct", "direct", "direct", "direct", "in-range", "override"]);
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Record<
      string,
      unknown
    >;
    assert.deepEqual(manifest["dependencies"], {
      "drill-alias": "npm:drill-left@1.1.0",
      "drill-direct": "^2.0.0",
      "drill-loose": "^1.0.0",
      "drill-parent": "1.2.0",
    });
    assert.deepEqual(manifest["devDependencies"], { "drill-tool": "1.2.0" });
    assert.deepEqual(manifest["overrides"], { "drill-pinned@>1.0.0-0 <1.1.0": "1.1.0" });
  });

  it("go: a module that the project requires and one that a module requires", async (context) => {
    if (!(await isInstalled("go"))) return context.skip("go is not here");
    const proxy = join(await mkdtemp(join(tmpdir(), "bongsu-go-")), "proxy");
    await writeGoProxy(proxy, goModules);
    const { before: rows, after: left } = await carryOut(goScenario(proxy));
    assert.deepEqual([rows, left], [2, 0]);
  });

  it("cargo: one of two versions of a crate, and a crate that a crate requires", async (context) => {
    if (!(await isInstalled("cargo"))) return context.skip("cargo is not here");
    const at = join(await mkdtemp(join(tmpdir(), "bongsu-cargo-")), "registry");
    await writeCargoRegistry(at, crates);
    const { before: rows, after: left, folder } = await carryOut(cargoScenario(at));
    assert.deepEqual([rows, left], [2, 0]);
    const lock = await readFile(join(folder, "Cargo.lock"), "utf8");
    assert.match(lock, /name = "drillleft"\nversion = "2\.1\.0"/, "the other version stays");
  });

  it("pip: what requirements.txt asks for is written anew, the rest of the line too", async () => {
    const { before: rows, after: left } = await carryOut(
      pythonScenarios("http://127.0.0.1:9/simple")[0] as FixScenario,
    );
    assert.deepEqual([rows, left], [1, 0]);
  });
});
