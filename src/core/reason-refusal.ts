/**
 * Refusals of what must not know the messages of people: each carries a reason and what fills its sentence. An edge makes the sentence in the reader's
 * language (`roomRefusal.REASON`); the sentence here is English and for logs.
 */
import { type Refusal, RefusalByReason, type RefusalCode } from "#core/problem.ts";

type ReasonValues = Readonly<Record<string, string>>;

const sentences = {
  /** A channel's settings cannot be used; the cause says why. */
  channel: ({ name, detail }) => `channel ${name}: ${detail}`,
  "host-not-listed": ({ host }) => `${host} is not among the hosts of /destinations/hosts`,
  "host-private": ({ host }) => `${host} needs /destinations/privateAddresses`,
  "webhook-secret": () => "a webhook's secret is whsec_ and 24 to 64 bytes in base64",
  "database-not-made": ({ folder, detail }) => `PostgreSQL could not be initialised in ${folder}: ${detail}`,
  "database-stopped": ({ detail }) => `PostgreSQL stopped while starting: ${detail}`,
  "database-silent": ({ detail }) => `PostgreSQL did not answer within 60 s: ${detail}`,
  "database-not-installed": ({ name }) =>
    `${name} is not installed (unsupported platform, or optional packages were left out); set DATABASE_URL to use another PostgreSQL`,
  "database-user-missing": () =>
    "PostgreSQL does not run as root and no other user could be found or made; create a user named bongsu, or set DATABASE_URL",
  "folder-of-another": ({ folder }) =>
    `${folder} belongs to another user; remove it or choose another --data`,
  "database-newer": ({ name }) =>
    `this database ran migration ${name}, which this program does not have: it was changed by a newer program; use a newer release than this one`,
  "database-of-release": ({ name, release }) =>
    `this database ran migration ${name}, which this program does not have: it was changed by a newer program; use release ${release} or a newer one`,
  "migration-differs": ({ name }) =>
    `migration ${name} differs from the one that this database ran; use the program's own version or a fresh database`,
  "migration-order": ({ name, newest, number }) =>
    `migration ${name} has a lower number than ${newest}, which this database ran already; give it a number above ${number}`,
  "migration-failed": ({ name, detail }) => `migration ${name} failed: ${detail}`,
  "copy-failed": ({ detail }) => `the copy did not start: ${detail}`,
  "copy-slow": () => "the copy did not come to life within an hour",
  "copy-lacks-entry": ({ position }) => `entry ${position} of the journal is not in the copy`,
  "dead-letter-unknown": () => "There is no such dead letter, or you may not see it.",
  "key-of-another-office": () => "This is the key of another office.",
  "text-nul": () => "A text holds the character NUL, which cannot be kept.",
} satisfies Readonly<Record<string, (values: ReasonValues) => string>>;

/** The name of a reason. */
export type RefusalReason = keyof typeof sentences;

/** A refusal by its reason. */
export class ReasonRefusal extends RefusalByReason {
  constructor(code: RefusalCode, reason: RefusalReason, values: ReasonValues, cause?: Refusal) {
    const sentence: (filling: ReasonValues) => string = sentences[reason];
    super(code, sentence(values), { reason, values, cause });
  }
}
