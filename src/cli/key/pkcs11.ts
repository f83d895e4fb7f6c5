/**
 * Keys in a token by PKCS #11 (places as RFC 7512 writes them: `pkcs11:token=T;object=KEY?module-path=FILE`), through OpenSC's `pkcs11-tool` as a child process: a module that crashes or hangs takes nothing else with it. The PIN
 * reaches the child in its environment, never in its arguments, which everyone on a machine can read.
 */
import { execFile } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { KeyProvider } from "#cli/key/provider.ts";

const tool = "pkcs11-tool";
const patience = 30_000;

/** The module, the token and the key that a place names. Refuses a URI that lacks one. */
function partsOf(place: string): { readonly module: string; readonly token: string; readonly label: string } {
  const [path = "", query = ""] = place.slice("pkcs11:".length).split("?");
  const attributes = new Map(
    [...path.split(";"), ...query.split("&")].map((part) => {
      const [name = "", value = ""] = part.split("=");
      return [name, decodeURIComponent(value)] as const;
    }),
  );
  const part = (name: string): string => {
    const value = attributes.get(name);
    if (value !== undefined && value !== "") return value;
    throw new MessageRefusal("input-invalid", (t) => t("keyCommand.placeLacks", { place, name }));
  };
  return { module: part("module-path"), token: part("token"), label: part("object") };
}

/** Runs the tool in a folder of its own, which is gone afterwards. */
async function run<T>(
  place: string,
  pin: string,
  argumentsIn: (folder: string) => readonly string[],
  result: (folder: string) => Promise<T>,
): Promise<T> {
  const { module, token, label } = partsOf(place);
  const folder = await mkdtemp(join(tmpdir(), "bongsu-token-"));
  const common = ["--module", module, "--token-label", token, "--login", "--pin", "env:BONGSU_PIN"];
  try {
    await new Promise<void>((resolve, reject) => {
      const args = [...common, "--label", label, ...argumentsIn(folder)];
      const env = { ...process.env, BONGSU_PIN: pin };
      execFile(tool, args, { env, timeout: patience }, (error, _, stderr) => {
        if (error === null) resolve();
        else reject(refusal(error.code === "ENOENT" ? `${tool}: not installed` : stderr.trim()));
      });
    });
    return await result(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refusal(detail: string): MessageRefusal {
  const shown = detail.split("\n").slice(-2).join(" ").slice(0, 300);
  return new MessageRefusal("set-up-failed", (t) => t("keyCommand.tokenRefuses", { detail: shown }));
}

/** The raw key of what the tool writes: PEM, or in older ones DER. Refuses a key of another kind. */
function rawKeyOf(written: Buffer): Uint8Array {
  try {
    const der = { key: written, format: "der", type: "spki" } as const;
    const key = createPublicKey(written.includes("BEGIN PUBLIC KEY") ? written.toString("utf8") : der);
    if (key.asymmetricKeyType === "ed25519")
      return new Uint8Array(key.export({ type: "spki", format: "der" }).subarray(-32));
  } catch {
    // Refused below: it is no key that can be read.
  }
  throw refusal("the token made no key of Ed25519");
}

/** PKCS #11. */
export const pkcs11Provider: KeyProvider = {
  makeKey: async (place, pin) => {
    const make = () => ["--keypairgen", "--key-type", "EC:edwards25519", "--usage-sign"];
    await run(place, pin, make, async () => undefined);
    const read = (folder: string) => ["--read-object", "--type", "pubkey", "-o", join(folder, "key")];
    return rawKeyOf(await run(place, pin, read, async (folder) => await readFile(join(folder, "key"))));
  },
  sign: async (place, pin, message) => {
    const folder = await mkdtemp(join(tmpdir(), "bongsu-message-"));
    const input = join(folder, "message");
    try {
      await writeFile(input, message);
      const sign = (out: string) => [
        "--sign",
        "--mechanism",
        "EDDSA",
        "-i",
        input,
        "-o",
        join(out, "signature"),
      ];
      return await run(
        place,
        pin,
        sign,
        async (out) => new Uint8Array(await readFile(join(out, "signature"))),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
