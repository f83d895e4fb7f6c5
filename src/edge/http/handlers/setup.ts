/** Handlers: what a new room still needs, and a later version of its topology. */
import type { Parsed } from "#core/problem.ts";
import { Refusal } from "#core/problem.ts";
import { readJson } from "#core/input/json.ts";
import { withOfficesOf } from "#core/topology/office-row.ts";
import { readTopology } from "#core/topology/read-topology.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { hasAdvisories } from "#stages/advisory/queries.ts";
import { hasIssued } from "#stages/directive/queries.ts";
import { postsHeld } from "#stages/registry/administration/administered.ts";
import { tryTopology } from "#stages/registry/load-topology.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { system } from "#store/sql.ts";

export const setupHandlers: Handlers<"setupRead" | "topologyReplace"> = {
  setupRead: async ({ room }) =>
    await room.store.read(system, async (tx) => ({
      ...(await postsHeld(tx)),
      advisory: await hasAdvisories(tx),
      directive: await hasIssued(tx),
    })),
  topologyReplace: async ({ input, actor, room }) => {
    const change = await room.store.write(onBehalfOf(actor), async (tx) => {
      const read =
        input.kind === "offices" ? withOfficesOf(await roomTopology(tx), input.text) : topologyIn(input.text);
      if (!read.ok)
        throw new Refusal(
          "input-invalid",
          "The topology cannot be read.",
          read.findings.slice(0, mostFindings),
        );
      return await tryTopology(tx, read.value, input.dryRun);
    });
    return { offices: [...change.offices], words: [...change.words] };
  },
};

const mostFindings = 200;

function topologyIn(text: string): Parsed<Topology> {
  const json = readJson(text, { chars: text.length, depth: 20 });
  return json.ok ? readTopology(json.value) : json;
}
