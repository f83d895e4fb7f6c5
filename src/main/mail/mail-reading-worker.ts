/** The start of a thread that reads mails: one at a time, below the priority of those who answer. */
import { parentPort } from "node:worker_threads";
import { readCaseMail, type UnreadMail } from "#core/coordination/mail/read-case-mail.ts";
import { goBehindOthers } from "#edge/http/work/behind-others.ts";

goBehindOthers();
parentPort?.on("message", ({ bytes, address }: UnreadMail) => {
  void readCaseMail(bytes, address).then((mail) => parentPort?.postMessage(mail, []));
});
