/** What a room works on beside answering: followers, channels, packs, and what is due by the clock. In the process of `bongsu work`, or in a thread of one that answers. */
import type { Signer } from "#core/seal/envelope.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { ownAdvisoryRound } from "#edge/own-advisory/publish-due.ts";
import { errorFacts, type Log } from "#edge/watch/log.ts";
import { version } from "#main/version.ts";
import { type MailSetting, startMailIntake } from "#main/mail/mail-intake.ts";
import type { Conditions } from "#main/watch/conditions.ts";
import { threadedBuilder } from "#main/packs/pack-thread.ts";
import { packDelay, startPacks } from "#main/packs/publish-packs.ts";
import { startBackgroundWork } from "#main/room/background-work.ts";
import { roomChannels } from "#main/room/channels.ts";
import { settleEvidence } from "#main/room/epoch.ts";
import { followersOf } from "#main/room/followers.ts";
import { openDrillOffices } from "#main/room/offices/drill-offices.ts";
import { openRepository } from "#main/room/publication/publication-repository.ts";
import { lookAtRoles } from "#main/room/publication/role-conditions.ts";
import { openRoomLog } from "#main/room/room-log.ts";
import { showPictures } from "#main/room/show-pictures.ts";
import { startGates } from "#main/intake/gates.ts";
import { drawSecondLooks } from "#main/intake/second-look-draw.ts";
import { lookAtHeldUp } from "#main/serve/held-up-work.ts";
import { carryingCaseNotices, caseClockRound, caseNoticeRound } from "#main/serve/case-notices.ts";
import { retentionTask } from "#main/serve/retention.ts";
import { stepCaseAlerts } from "#stages/alerting/case/case-alerts.ts";
import { stepAlerts } from "#stages/alerting/step.ts";
import { followCredits } from "#stages/advisory/own/follow-credits.ts";
import { shredDrafts } from "#stages/advisory/own/shred-drafts.ts";
import { noteCredits } from "#stages/case/clock/credits.ts";
import { shredDue } from "#stages/case/clock/shred.ts";
import { proposeSignals } from "#stages/case/clock/signals.ts";
import { handAtPace } from "#main/serve/case-pace.ts";
import { retryDue } from "#stages/case/clock/reminders.ts";
import { sealOldDrafts } from "#stages/advisory/own/seal-old-drafts.ts";
import { fillSearchTexts } from "#stages/advisory/searchable.ts";
import { expireDirectives } from "#stages/directive/expire.ts";
import { type Publisher, renewIndex } from "#stages/dissemination/publication.ts";
import { movePictures } from "#stages/picture/move.ts";
import { announceChange } from "#store/changes.ts";
import { troubleIn } from "#store/database-trouble.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system, type Tx } from "#store/sql.ts";

/** What a room works with. */
type Workplace = {
  readonly store: Store;
  readonly drill: boolean;
  readonly origin: string;
  readonly signer: Signer;
  /** Signs indexes beside the other. */
  readonly hybrid: Signer | undefined;
  /** What opens sealed objects now. */
  readonly unlocked: UnlockedKeys;
  readonly publicFolder: string;
  /** The document that says which channels there are beside the room's own. */
  readonly channels: string | null;
  /** The folder of the room's data, and the policy that says which witnesses are asked. */
  readonly data: string;
  readonly logPolicy: string | null;
  /** The kind of sandbox that the setting names; `null` where it says nothing. */
  readonly sandbox: string | null;
  /** Where participants of cases answer by mail. */
  readonly mail: MailSetting;
  /** Who works, as the outbox knows it. */
  readonly worker: string;
  readonly log: Log;
  /** Whether something can be stored now. */
  readonly goOn: () => boolean;
  /** Whether the clock is trusted, so that something may be dated. */
  readonly clockGood: () => boolean;
  /** Takes what is wrong now with something that is worked on. */
  readonly found: Conditions["found"];
};

/** Tells the log of work that failed. That the database is away is a condition, and said once. */
export function logFailure(log: Log, work: string, error: unknown): void {
  log[troubleIn(error) === undefined ? "error" : "debug"]("work failed", { work, ...errorFacts(error) });
}

/** What is done once a second: an epoch where somebody showed that the database was put back, what the instants of cases bring, their notices, and advisories of the room's own whose instant has come. */
function everySecond(
  { store, clockGood, log }: Pick<Workplace, "store" | "clockGood" | "log">,
  channels: Parameters<typeof caseNoticeRound>[1],
  by: Parameters<typeof ownAdvisoryRound>[1],
): () => Promise<boolean> {
  const clock = caseClockRound(store, { clockGood, failed: by.failed });
  const [notices, advisories] = [caseNoticeRound(store, channels), ownAdvisoryRound(store, by, clockGood)];
  const epoch = async (): Promise<boolean> => {
    const begun = clockGood()
      ? await settleEvidence({ store, publisher: by.publisher, now: () => new Date() })
      : null;
    if (begun !== null) log.warn("epoch begins", begun);
    return begun !== null;
  };
  const steps = [epoch, clock, notices, advisories];
  return async () => {
    const done: boolean[] = [];
    // Each by itself: that one fails keeps none of the others from being done.
    for (const step of steps)
      done.push(
        await step().catch((error: unknown) => {
          by.failed(step.name, error);
          return false;
        }),
      );
    return done.includes(true);
  };
}

/** What cases and drafts of advisories ask of the clock. */
async function sealedWork(
  dated: (work: string, step: (tx: Tx) => Promise<unknown>) => Promise<void>,
  instant: string,
): Promise<void> {
  await dated("signals of cases", async (tx) => await proposeSignals(tx, instant));
  await dated("shredding cases", async (tx) => await shredDue(tx, instant));
  await dated("credits of cases", async (tx) => await noteCredits(tx, instant));
  await dated("credits of advisories", async (tx) => await followCredits(tx, instant));
  await dated("shredding drafts", async (tx) => await shredDrafts(tx, instant));
  await dated("writing again", async (tx) => await retryDue(tx, instant));
  await dated("sealing drafts", sealOldDrafts);
}

/** What is done once a minute, whatever the clock says. */
async function workByNoClock(
  { store, log, unlocked, found }: Workplace,
  attempt: (work: string, step: () => Promise<unknown>) => Promise<void>,
  changed: () => void,
): Promise<void> {
  await attempt("work that fails", async () => found("held up", await lookAtHeldUp(store, log)));
  await attempt("second looks", async () => await drawSecondLooks(store, unlocked));
  await attempt("search texts", async () => await fillSearchTexts(store));
  await attempt("pictures", async () => {
    if ((await movePictures(store)) > 0) changed();
  });
}

/** Works until stopped; `stop` ends it after the step at hand. */
export async function doWork(at: Workplace): Promise<{ readonly stop: () => Promise<void> }> {
  const { store, origin, drill, signer, hybrid, publicFolder, goOn } = at;
  const repository = await openRepository({ room: origin, drill, data: at.data, store });
  const signers = { signer, ...(hybrid === undefined ? {} : { hybrid }) };
  const publisher: Publisher = { room: origin, drill, ...signers, repository: repository.current };
  const now = (): Date => new Date();
  const failed = (work: string, error: unknown): void => logFailure(at.log, work, error);
  const changed = (): void => void announceChange(store).catch(() => undefined);
  const retain = retentionTask(store);
  await showPictures(store).catch((error: unknown) => failed("pictures at the start", error));
  const offices = drill ? await openDrillOffices({ store, data: at.data, origin }, now) : undefined;
  const logging = { store, data: at.data, drill, origin, policy: at.logPolicy, now };
  const witness = offices === undefined ? {} : { drillWitness: offices.witness };
  const roomLog = await openRoomLog({ ...logging, ...witness });
  const posting = { store, document: at.channels, origin, drill, now, publicFolder, roomLog };
  const channels = roomChannels({ ...posting, unlocked: at.unlocked, mailAddress: at.mail.address });
  const carrying = carryingCaseNotices(channels);
  const working = startBackgroundWork(store, {
    followers: [...(offices === undefined ? [] : [offices.follower]), ...followersOf(publisher)],
    channels,
    eachRound: everySecond(at, channels, { publisher, version, failed, unlocked: at.unlocked }),
    worker: at.worker,
    every: async () => {
      const instant = now().toISOString();
      // Each by itself: that one fails keeps none of the others from being done.
      const attempt = async (work: string, step: () => Promise<unknown>): Promise<void> =>
        void (await step().catch((error: unknown) => failed(work, error)));
      const dated = async (work: string, step: (tx: Tx) => Promise<unknown>): Promise<void> =>
        await attempt(work, async () => await store.write(system, step));
      if (at.clockGood()) {
        await attempt("reading roots", repository.reload);
        await dated("renewing the index", async (tx) => await renewIndex(tx, publisher, instant));
        await attempt("roles to sign", async () => {
          at.found("roles", await lookAtRoles(at, repository.current(), instant));
        });
        await dated("ending directives", async (tx) => await expireDirectives(tx, instant, directiveTexts));
        await sealedWork(dated, instant);
        await attempt("suppliers' pace", async () => await handAtPace(at, instant));
        await dated("alerts", async (tx) => await stepAlerts(tx, instant));
        await dated("alerts of cases", async (tx) => await stepCaseAlerts(tx, carrying, instant));
        await attempt("removing what is old", async () => await retain(new Date(instant)));
      }
      await workByNoClock(at, attempt, changed);
    },
    changed,
    failed,
    goOn,
  });
  const building = { publisher, now: () => now().toISOString(), open: threadedBuilder, ...packDelay, goOn };
  const gates = startGates({ store, unlocked: at.unlocked, now, goOn, failed, changed }, at);
  const packs = startPacks(store, building, failed);
  const mails = startMailIntake(at, { now, changed });
  return {
    stop: async () => void (await Promise.all([gates.stop(), packs.stop(), mails.stop(), working.stop()])),
  };
}
