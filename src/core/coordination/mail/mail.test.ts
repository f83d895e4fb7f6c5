/** Mail into cases, its pure part: addresses, who wrote it, what it quotes, what reports prove, and what Korean mail programs send. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { automaticMail } from "#core/coordination/mail/automatic-mail.ts";
import { foldText } from "#core/coordination/mail/folded-text.ts";
import { readCaseMail } from "#core/coordination/mail/read-case-mail.ts";
import { replyAddressOf, replyTokenIn, replyTokenOf } from "#core/coordination/mail/reply-address.ts";

const base = "cases@room.example";
const token = replyTokenOf(Uint8Array.from({ length: 26 }, (_, at) => at * 7));
const to = replyAddressOf(base, token);

/** A mail from its lines. */
async function mailOf(lines: readonly string[]) {
  return await readCaseMail(new TextEncoder().encode(lines.join("\r\n")), base);
}

const head = ["From: Kim <psirt@supplier.example>", `To: ${to}`, "Message-ID: <1@supplier.example>"];

describe("addresses to answer to", () => {
  it("hold 130 bits that no server's capitals change, and nothing else is taken for one", () => {
    assert.match(to, /^cases\+[a-z2-7]{26}@room\.example$/);
    assert.equal(replyTokenIn(to.toUpperCase(), base), token);
    for (const other of [base, `cases+${token}x@room.example`, `cases+${token}@other.example`, `x${to}`])
      assert.equal(replyTokenIn(other, base), null);
  });
});

describe("who wrote a mail", () => {
  const cases = [
    ["auto-submitted", "auto-replied", "auto-submitted"],
    ["auto-submitted", "auto-generated; type=vacation", "auto-submitted"],
    ["auto-submitted", "no", null],
    ["precedence", "bulk", "precedence"],
    ["precedence", "first-class", null],
    ["list-id", "<list.example>", "list"],
    ["return-path", "<>", "null-return-path"],
    ["return-path", "<a@supplier.example>", null],
    ["x-auto-response-suppress", "All", "auto-submitted"],
  ] as const;
  for (const [key, value, expected] of cases)
    it(`${key}: ${value} → ${expected ?? "a person"}`, () =>
      assert.equal(automaticMail([{ key, value }]), expected));
});

describe("what a mail quotes", () => {
  it("is folded with the line above it and the signature, and kept whole", () => {
    const text =
      "We look at it.\n\nOn 1 Dec 2026, the room wrote:\n> Case ab12cd waits\n> for you\n\nMonday.\n-- \nKim\n";
    const { own, whole } = foldText(text);
    assert.equal(own, "We look at it.\n\nMonday.");
    assert.equal(whole, text.trim());
  });
  it("a message that is appended whole is folded too", () => {
    const { own } = foldText(
      "Received.\n\n-----Original Message-----\nFrom: room\nSent: today\n\nCase ab12cd",
    );
    assert.equal(own, "Received.");
  });
  it("what is in doubt stays", () => {
    for (const text of ["Versions:\n- 1.2\n- 1.3", "---- table ----\nno headers here\nnor here", "a > b"])
      assert.deepEqual(foldText(text), { own: text, whole: null });
  });
});

describe("reports", () => {
  const report = (type: string, ...fields: readonly string[]) => [
    ...head.slice(1),
    "From: MAILER-DAEMON@supplier.example",
    'Content-Type: multipart/report; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "A report.",
    "--b",
    `Content-Type: message/${type}`,
    "",
    ...fields,
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    "Message-ID: <notice-1@room.example>",
    "Subject: x",
    "",
    "--b--",
    "",
  ];
  const delivery = (action: string) => [
    "Reporting-MTA: dns; mx.supplier.example",
    "",
    "Final-Recipient: rfc822; psirt@supplier.example",
    `Action: ${action}`,
    "Status: 5.1.1",
  ];
  const disposition = (type: string) => [
    "Final-Recipient: rfc822; psirt@supplier.example",
    "Original-Message-ID: <notice-1@room.example>",
    `Disposition: manual-action/MDN-sent-manually; ${type}`,
  ];
  const cases = [
    ["delivery-status", delivery("failed"), "bounced"],
    ["delivery-status", delivery("delivered"), "delivered"],
    ["delivery-status", delivery("delayed"), "nothing"],
    ["delivery-status", delivery("relayed"), "nothing"],
    ["delivery-status", [...delivery("delivered"), "", ...delivery("failed").slice(2)], "bounced"],
    ["disposition-notification", disposition("displayed"), "seen"],
    ["disposition-notification", disposition("deleted"), "delivered"],
    ["disposition-notification", disposition("denied"), "nothing"],
  ] as const;
  for (const [type, fields, outcome] of cases)
    it(`${fields.at(-1)?.startsWith("Status") === true ? fields.at(-2) : fields.at(-1)} → ${outcome}`, async () => {
      const { report: read } = await mailOf(report(type, ...fields));
      assert.deepEqual(read, { outcome, about: "notice-1@room.example" });
    });
  it("no other mail is one", async () => assert.equal((await mailOf([...head, "", "hello"])).report, null));
});

describe("what is attached", () => {
  it("is bounded, has names without paths, and what nobody can read is named", async () => {
    const part = (name: string, type: string, body = "aGVsbG8=") => [
      "--b",
      `Content-Type: ${type}; name="${name}"`,
      "Content-Transfer-Encoding: base64",
      `Content-Disposition: attachment; filename="${name}"`,
      "",
      body,
    ];
    const mail = await mailOf([
      ...head,
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      ...part("../../etc/passwd", "text/plain"),
      ...part("winmail.dat", "application/ms-tnef"),
      ...Array.from({ length: 12 }, (_, at) => part(`${at}.txt`, "text/plain")).flat(),
      "--b--",
    ]);
    assert.equal(mail.files.length, 10);
    assert.equal(mail.leftOut, 4);
    assert.ok(mail.files.every(({ name }) => !name.includes("/")));
    assert.deepEqual(mail.unreadable, ["winmail.dat"]);
  });
  it("a mail of endless nesting is kept whole as a file, and its address is known", async () => {
    const nested = Array.from({ length: 60 }, (_, at) => [
      `Content-Type: multipart/mixed; boundary="b${at}"`,
      "",
      `--b${at}`,
    ]).flat();
    const mail = await mailOf([...head, ...nested]);
    assert.equal(mail.damaged, true);
    assert.deepEqual(mail.tokens, [token]);
    assert.deepEqual(
      mail.files.map(({ name }) => name),
      ["message.eml"],
    );
  });
});
