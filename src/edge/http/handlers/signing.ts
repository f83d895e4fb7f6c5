/** Handlers: what offices sign of a directive, and the signatures that they bring. */
import type { Handlers } from "#edge/http/handler.ts";
import { shownSuspensions } from "#edge/http/answer/shown-suspension.ts";
import { notFound } from "#edge/http/problem.ts";
import type { TextByLanguage } from "#core/text.ts";
import { codeAnswers, codeDay, phoneCode } from "#core/roster/phone-code.ts";
import { canonicalBytes, canonicalText } from "#core/seal/canonical.ts";
import { wordsOf } from "#edge/http/answer/digest-words.ts";
import { documentsInForce, readDirective } from "#stages/directive/queries.ts";
import { publishedNotices } from "#stages/directive/signing/office-notices.ts";
import { documentsOf, signingProgress } from "#stages/directive/signing/queries.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { signedEnvelope, type SigningRow } from "#stages/directive/signing/signed-document.ts";
import { takeSignatures } from "#stages/directive/signing/take-signatures.ts";
import { system, type Tx } from "#store/sql.ts";

type SigningEndpoint = "signingRead" | "signatureBring" | "officeNoticeList" | "codeRead";

/** Handlers of the endpoints about signatures. */
export const signingHandlers: Handlers<SigningEndpoint> = {
  signingRead: async ({ input: { directive }, actor, room }) =>
    await room.store.read(actor, async (tx) => {
      const found = await readDirective(tx, directive);
      if (found === undefined) throw notFound();
      const { document } = found;
      const at = room.now().toISOString();
      const code =
        document?.state === "issued"
          ? await phoneCode(canonicalBytes(document), codeDay(document, at), room.signer.keyid)
          : null;
      const adopted = await roomRosters(tx);
      const newest = adopted?.rosters.at(-1);
      const names = new Map(newest?.offices.map(({ id, name }) => [id, name]));
      const rows = await documentsOf(tx, directive);
      const documents = await Promise.all(rows.map(async (row) => await shownDocument(tx, row, names)));
      const suspensions = (await shownSuspensions(tx, [directive])).get(directive) ?? [];
      return { roster: adopted !== null, code, suspensions, documents };
    }),
  officeNoticeList: async ({ actor, room }) =>
    await room.store.read(actor, async (tx) => {
      const notices = await publishedNotices(tx);
      const offices = notices.length === 0 ? [] : ((await roomRosters(tx))?.rosters.at(-1)?.offices ?? []);
      const names = new Map(offices.map(({ id, name }) => [id, name]));
      return { notices: notices.map((one) => ({ ...one, name: names.get(one.office) ?? {} })) };
    }),
  codeRead: async ({ input: { code }, room }) => {
    const documents = await room.store.read(system, documentsInForce);
    const directives = documents.map((document) => ({ document, bytes: canonicalBytes(document) }));
    const asked = { keyid: room.signer.keyid, at: room.now().toISOString() };
    const found = await codeAnswers(code, directives, asked);
    // Guessing is bounded by what a call costs; that somebody guesses stands in the log.
    if (found.length === 0) room.log.info("code that stands for nothing");
    return { directives: [...found] };
  },
  signatureBring: async ({ input: { sha256, envelope }, actor, room }) =>
    await room.store.write(actor, async (tx) => {
      const { offices, signers, needed } = await takeSignatures(
        tx,
        sha256,
        envelope,
        room.now().toISOString(),
      );
      return { offices, missing: signers.filter((office) => !offices.includes(office)), needed };
    }),
};

async function shownDocument(tx: Tx, row: SigningRow, names: ReadonlyMap<string, TextByLanguage>) {
  const { sha256, kind, revision, office, openedAt, signedAt, enteredAt, payload } = row;
  const { offices, signers, needed } = await signingProgress(tx, row);
  const envelope = await signedEnvelope(tx, row);
  const document = new TextDecoder().decode(payload);
  const file = envelope.signatures.length === 0 ? document : canonicalText(envelope);
  return {
    sha256,
    kind,
    revision,
    office,
    words: await wordsOf(payload),
    signers: signers.map((id) => ({ office: id, name: names.get(id) ?? {}, signed: offices.includes(id) })),
    needed,
    openedAt,
    signedAt,
    enteredAt,
    file: enteredAt === null ? file : null,
  };
}
