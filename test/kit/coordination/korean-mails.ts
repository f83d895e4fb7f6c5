/** Mails as Korean mail programs write them: the same subject and text in each of the encodings that are in use. */
import { eucKr, iso2022Kr } from "#test/kit/coordination/korean-bytes.ts";

const encoded = (charset: string, bytes: Buffer): string => `=?${charset}?B?${bytes.toString("base64")}?=`;

/** `=B0=A1`; the lines of a body are broken softly. */
function quotedPrintable(bytes: Buffer, broken: boolean): string {
  const words = Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`);
  return words.map((word, at) => (broken && at % 20 === 19 ? `${word}=\r\n` : word)).join("");
}

/** The name of each form, and its lines after the usual head. */
export function koreanMails(
  subject: string,
  body: string,
): readonly (readonly [string, readonly (string | Buffer)[]])[] {
  const utf8 = `Subject: ${encoded("UTF-8", Buffer.from(subject))}`;
  const korean = `Subject: ${encoded("EUC-KR", eucKr(subject))}`;
  const plain = (charset: string, how: string): readonly string[] => [
    `Content-Type: text/plain; charset="${charset}"`,
    `Content-Transfer-Encoding: ${how}`,
    "",
  ];
  return [
    ["UTF-8, base64", [utf8, ...plain("utf-8", "base64"), Buffer.from(body).toString("base64")]],
    ["EUC-KR, 8 bit", [korean, ...plain("EUC-KR", "8bit"), eucKr(body)]],
    [
      "ks_c_5601-1987 (CP949), quoted-printable",
      [
        `Subject: =?ks_c_5601-1987?Q?${quotedPrintable(eucKr(subject), false)}?=`,
        ...plain("ks_c_5601-1987", "quoted-printable"),
        quotedPrintable(eucKr(body), true),
      ],
    ],
    ["ISO-2022-KR", [korean, ...plain("ISO-2022-KR", "7bit"), iso2022Kr(body)]],
    [
      "EUC-KR without any label",
      [Buffer.concat([Buffer.from("Subject: "), eucKr(subject)]), "", eucKr(body)],
    ],
    [
      "HTML alone",
      [
        utf8,
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        `<html><body><p>${body}</p></body></html>`,
      ],
    ],
  ];
}

/** A mail as a program writes it, from the lines after its usual head. */
export function mailFrom(
  from: string,
  to: string,
  number: number,
  lines: readonly (string | Buffer)[],
): Buffer {
  const envelope = [`Return-Path: <${from}>`, `From: <${from}>`, `To: ${to}`];
  const head = [...envelope, `Message-ID: <${number}@supplier.example>`, "MIME-Version: 1.0"];
  return Buffer.concat([...head, ...lines].flatMap((line) => [Buffer.from(line), Buffer.from("\r\n")]));
}
