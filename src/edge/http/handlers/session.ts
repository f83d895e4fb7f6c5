/** Handlers: signing in by link, reading and ending sessions, and what happened to an operator's own access. */
import { Refusal } from "#core/problem.ts";
import type { Handlers, SignedIn } from "#edge/http/handler.ts";
import { notingFailure } from "#edge/http/sign-in/failed-sign-ins.ts";
import type { Room } from "#edge/http/room.ts";
import { countUnread, noticesOf, readNotices } from "#stages/registry/notices.ts";
import { onBehalfOf, type Operator } from "#stages/registry/operators.ts";
import { closeSession, endSession, openByLink, type Session, sessionsOf } from "#stages/registry/sessions.ts";
import { system } from "#store/sql.ts";

type SessionEndpoint =
  | "sessionOpen"
  | "sessionRead"
  | "sessionClose"
  | "sessionList"
  | "sessionEnd"
  | "noticeList"
  | "noticeRead";

export const sessionHandlers: Handlers<SessionEndpoint> = {
  sessionOpen: async ({ input, room, reply, place }) => {
    const at = { now: room.now(), drill: room.drill, place };
    const signIn = async () =>
      await room.store.write(system, async (tx) => {
        const session = await openByLink(tx, input.secret, at);
        return { opened: session, notices: await countUnread(tx, session.session.operator.id, at.now) };
      });
    const { opened, notices } = await notingFailure(room, "link", { signIn });
    reply.signIn(opened);
    return sessionView(opened.session, notices, room);
  },
  sessionRead: async ({ signedIn, room }) => {
    const { id } = signedIn.operator;
    const notices = await room.store.read(system, async (tx) => await countUnread(tx, id, room.now()));
    return viewOf(signedIn, notices, room);
  },
  sessionClose: async ({ signedIn, room, reply }) => {
    const session = sessionOf(signedIn);
    await room.store.write(system, async (tx) => await closeSession(tx, session));
    reply.signOut();
    return {};
  },
  sessionList: async ({ actor, signedIn, room }) => {
    const at = { now: room.now(), drill: room.drill };
    const sessions = await room.store.read(system, async (tx) => await sessionsOf(tx, actor.id, at));
    const own = signedIn.by === "cookie" ? signedIn.session.id : "";
    return { sessions: sessions.map((one) => ({ ...one, own: one.session === own })) };
  },
  sessionEnd: async ({ input, signedIn, room }) => {
    const { operator } = sessionOf(signedIn);
    await room.store.write(
      onBehalfOf(operator),
      async (tx) => await endSession(tx, operator.id, input.session),
    );
    return {};
  },
  noticeList: async ({ actor, room }) =>
    await room.store.read(system, async (tx) => await noticesOf(tx, actor.id, room.now())),
  noticeRead: async ({ input, signedIn, room }) => {
    const { operator } = sessionOf(signedIn);
    await room.store.write(system, async (tx) => await readNotices(tx, operator.id, input.until));
    return {};
  },
};

/** A session as the contract shows it, with how many notices were not read. */
export function sessionView(session: Session, notices: number, room: Room) {
  const { operator, csrf, expires, passkeys, by } = session;
  return { ...operatorView(operator), csrf, expires, drill: room.drill, passkeys, notices, by };
}

function viewOf(signedIn: SignedIn, notices: number, room: Room) {
  if (signedIn.by === "cookie") return sessionView(signedIn.session, notices, room);
  const { operator, expires } = signedIn;
  const { drill } = room;
  return { ...operatorView(operator), csrf: "", expires, drill, passkeys: 0, notices, by: "token" as const };
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
