/** Handlers: the keys that things are sealed for, unlocked in memory. What opens them passes through and is kept nowhere but there. */
import type { Actor } from "#core/actor.ts";
import { readJson } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { readPublicKey, sealingKeyOf } from "#core/seal/key/public-key.ts";
import type { Handlers } from "#edge/http/handler.ts";
import type { Room } from "#edge/http/room.ts";
import { limitedTry } from "#edge/http/work/limited-tries.ts";
import {
  listSealingKeys,
  recordKeyAct,
  registerSealingKey,
  sealedWaiting,
  sealingKeyHistory,
} from "#store/sealed/sealing-keys.ts";

const hour = 3_600_000;

export const sealingHandlers: Handlers<
  "sealingKeyList" | "sealingKeyRegister" | "sealingKeyUnlock" | "sealingKeyLock" | "sealingKeyHistory"
> = {
  sealingKeyList: async ({ actor, room }) => await keysView(room, actor),

  sealingKeyRegister: async ({ input, actor, room }) => {
    const json = readJson(input.publicKey);
    const key = json.ok ? await readPublicKey(json.value) : json;
    if (!key.ok || sealingKeyOf(key.value) === null || key.value.drill !== room.drill)
      throw new Refusal("input-invalid", "This is not a public key for sealing in this world.", [
        {
          at: "/publicKey",
          code: "key-form",
          message: "expected KEY.pub of `bongsu key new --purpose sealing`",
        },
      ]);
    const [office, of] = [officeOf(actor), key.value];
    await room.store.write(actor, async (tx) => await registerSealingKey(tx, office, of));
    return await keysView(room, actor);
  },

  sealingKeyUnlock: async ({ input, actor, room }) => {
    const office = officeOf(actor);
    const listed = await room.store.read(actor, listSealingKeys);
    const registered = listed.find((one) => one.office === office)?.key;
    if (registered === undefined) throw new Refusal("not-found", "No key is registered for this office.");
    const { unlocked, openOfficeKey } = room;
    if (unlocked === undefined || openOfficeKey === undefined)
      throw new Refusal("unsupported", "This process of the room holds no keys.");
    const holder = await limitedTry(
      `unlock ${office}`,
      { code: "not-permitted", now: room.now() },
      async () => {
        const { privateKey, passphrase } = input;
        const opened = await openOfficeKey(office, { privateKey, passphrase });
        if (opened?.keyid === registered) return opened;
        await room.store.write(
          actor,
          async (tx) => await recordKeyAct(tx, "refused", { office, key: registered }),
        );
        const message = "The passphrase or the key is another one than that of this office.";
        throw new Refusal("not-permitted", message, [{ at: "/passphrase", code: "key-not-opened", message }]);
      },
    );
    const until = new Date(room.now().getTime() + input.hours * hour).toISOString();
    // The entry comes first: without it nothing is unlocked.
    await room.store.write(actor, async (tx) => {
      await recordKeyAct(tx, "unlocked", { office, key: holder.keyid, until });
    });
    unlocked.unlock({ office, holder, until });
    return await keysView(room, actor);
  },

  sealingKeyLock: async ({ actor, room }) => {
    const office = officeOf(actor);
    const keys = room.unlocked?.holders(office) ?? [];
    for (const { keyid } of keys)
      await room.store.write(actor, async (tx) => await recordKeyAct(tx, "locked", { office, key: keyid }));
    room.unlocked?.lock(office);
    return await keysView(room, actor);
  },

  sealingKeyHistory: async ({ actor, room }) => {
    const { office } = actor;
    if (office === undefined) return { acts: [] };
    return { acts: [...(await room.store.read(actor, async (tx) => await sealingKeyHistory(tx, office)))] };
  },
};

function officeOf({ office }: Actor): string {
  if (office === undefined) throw new Refusal("not-permitted", "Only who is of an office has its key.");
  return office;
}

async function keysView(room: Room, actor: Actor) {
  const held = room.unlocked?.all() ?? [];
  return await room.store.read(actor, async (tx) => ({
    keys: (await listSealingKeys(tx)).map((one) => {
      const own = held.find(({ holder }) => holder.keyid === one.key);
      return { ...one, unlocked: own !== undefined, until: own?.until ?? null };
    }),
    waiting: [...(await sealedWaiting(tx))],
  }));
}
