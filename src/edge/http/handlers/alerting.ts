/** Handlers: what a person was interrupted for, reading and acknowledging it, and how the alerts of the room fared. */
import type { Handlers } from "#edge/http/handler.ts";
import { acknowledgeAlert, readAlerts } from "#stages/alerting/commands.ts";
import { alertCounts, ownAlerts } from "#stages/alerting/queries.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { system } from "#store/sql.ts";

/** Handlers of alerts. Whose they are is decided by who is signed in, never by what is asked. */
export const alertingHandlers: Handlers<"alertOwn" | "alertRead" | "alertAcknowledge" | "alertList"> = {
  alertOwn: async ({ actor, room }) => {
    const { alerts, more } = await room.store.read(system, async (tx) => await ownAlerts(tx, actor.id));
    return { alerts: [...alerts], more };
  },
  alertRead: async ({ actor, room }) => {
    await room.store.write(system, async (tx) => await readAlerts(tx, actor.id));
    return {};
  },
  alertAcknowledge: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    await room.store.write(by, async (tx) => await acknowledgeAlert(tx, actor.id, input.interrupt));
    return {};
  },
  alertList: async ({ room }) => {
    const { alerts, more } = await room.store.read(system, alertCounts);
    return { alerts: [...alerts], more };
  },
};
