/** Handlers: signing in by link, reading and ending a session. */
import { Refusal } from "#core/problem.ts";
import type { Handlers, SignedIn } from "#edge/http/handler.ts";
import type { Room } from "#edge/http/room.ts";
import { closeSession, openByLink, type Session } from "#stages/registry/sessions.ts";
import type { Operator } from "#stages/registry/operators.ts";
import { system } from "#store/sql.ts";

export const sessionHandlers: Handlers<"sessionOpen" | "sessionRead" | "sessionClose"> = {
  sessionOpen: async ({ input, room, reply }) => {
    const at = { now: room.now(), drill: room.drill };
    const opened = await room.store.write(system, async (tx) => await openByLink(tx, input.secret, at));
    reply.signIn(opened);
    return sessionView(opened.session, room);
  },
  sessionRead: async ({ signedIn, room }) => viewOf(signedIn, room),
  sessionClose: async ({ signedIn, room, reply }) => {
    const session = sessionOf(signedIn);
    await room.store.write(system, async (tx) => await closeSession(tx, session));
    reply.signOut();
    return {};
  },
};

/** A session as the contract shows it. */
export function sessionView(session: Session, room: Room) {
  const { operator, csrf, expires, passkeys } = session;
  return { ...operatorView(operator), csrf, expires, drill: room.drill, passkeys };
}

function viewOf(signedIn: SignedIn, room: Room) {
  if (signedIn.by === "cookie") return sessionView(signedIn.session, room);
  const { operator, expires } = signedIn;
  return { ...operatorView(operator), csrf: "", expires, drill: room.drill, passkeys: 0 };
}

function operatorView({ id, ...operator }: Operator) {
  return { operator: id, ...operator };
}

/** The session of a person; a script has none. */
export function sessionOf(signedIn: SignedIn): Session {
  if (signedIn.by === "cookie") return signedIn.session;
  throw new Refusal(
    "state-forbids",
    "This needs the session of a person; a token is revoked on the room's machine.",
  );
}
