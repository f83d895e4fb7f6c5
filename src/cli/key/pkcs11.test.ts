/**
 * Keys in a token: SoftHSM2 through OpenSC's tool where both are installed (Debian: softhsm2, opensc; `SOFTHSM2_MODULE` names the module where it lies
 * elsewhere), and what is refused without asking a token.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readPublicKeyFile, readSigningKey, writeNewKey } from "#cli/key/key-file.ts";
import { providerOf } from "#cli/key/providers.ts";
import { readKeyRevocation, sealKeyRevocation } from "#core/seal/key/key-statements.ts";

const softHsm = process.env["SOFTHSM2_MODULE"] ?? "/usr/lib/softhsm/libsofthsm2.so";
const isInstalled = existsSync(softHsm) && spawnSync("pkcs11-tool", ["--version"]).error === undefined;
const folder = mkdtempSync(join(tmpdir(), "bongsu-token-test-"));
const secrets = { passphrase: null, pin: "5678" };
const use = { purpose: "order", drill: true } as const;

describe("a key whose classical half lies in a token", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("signs with both halves and is no use without the token", { skip: !isInstalled }, async () => {
    mkdirSync(join(folder, "tokens"));
    const config = join(folder, "softhsm2.conf");
    writeFileSync(config, `directories.tokendir = ${join(folder, "tokens")}\n`);
    process.env["SOFTHSM2_CONF"] = config;
    const initial = ["--init-token", "--free", "--label", "Drill", "--so-pin", "1234", "--pin", "5678"];
    execFileSync("softhsm2-util", ["--module", softHsm, ...initial], { stdio: "ignore" });
    const place = `pkcs11:token=Drill;object=order-1?module-path=${softHsm}`;
    const path = join(folder, "key");
    await writeNewKey(path, use, secrets, place);
    const signing = await readSigningKey(path, secrets);
    const revocation = await sealKeyRevocation(signing, "2027-01-01T00:00:00.000Z", "drill");
    assert.ok((await readKeyRevocation(revocation, await readPublicKeyFile(path))).ok);
    const { protection } = JSON.parse(readFileSync(path, "utf8")) as {
      readonly protection: { readonly seed: string };
    };
    assert.equal(Uint8Array.fromBase64(protection.seed).length, 32, "the file holds the lattice half alone");
    const wrongPin = await readSigningKey(path, { ...secrets, pin: "0000" });
    await assert.rejects(wrongPin.signer.sign(new Uint8Array()), /The token refuses/);
    await assert.rejects(readSigningKey(path, { ...secrets, pin: null }), /PIN is needed/);
  });

  it("is refused at a place that is none, before any token is asked", async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ["pkcs11:token=T;object=K", /lacks module-path/],
      ["pkcs11:object=K?module-path=/m.so", /lacks token/],
      ["vault:x", /no known provider/],
      ["constructor:x", /no known provider/],
    ];
    for (const [place, sentence] of cases)
      await assert.rejects(writeNewKey(join(folder, "none"), use, secrets, place), sentence);
    assert.throws(() => providerOf(""), /no known provider/);
  });
});
