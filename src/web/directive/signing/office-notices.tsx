/** What single offices made known, above the list of directives; and where an office brings a notice that it signed. */
import { type ReactNode, useState } from "react";
import { BringSigned } from "#web/directive/signing/bring-signed.tsx";
import type { Output } from "#web/room/room-client.ts";
import { LocalizedText, pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { paths } from "#web/shell/paths.ts";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { When } from "#web/ui/instant.tsx";

type Notice = Output<"officeNoticeList">["notices"][number];

export function OfficeNotices(): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("officeNoticeList", {});
  const [brought, setBrought] = useState(false);
  return (
    <section className="card" aria-labelledby="office-notices">
      <h2 id="office-notices">{t("officeNotices.title")}</h2>
      <p className="hint">{t("officeNotices.what")}</p>
      <QueryResult query={asked}>
        {({ notices }) =>
          notices.length === 0 ? (
            <p>{t("officeNotices.none")}</p>
          ) : (
            <ul className="plain">
              {notices.map((notice) => (
                <OneNotice key={notice.sha256} notice={notice} />
              ))}
            </ul>
          )
        }
      </QueryResult>
      <BringSigned
        pointer="/notice"
        label={t("officeNotices.bring")}
        hint={t("officeNotices.bringHint")}
        again={() => {
          setBrought(true);
          asked.reload();
        }}
      />
      {brought ? <output>{t("officeNotices.brought")}</output> : null}
    </section>
  );
}

function OneNotice({ notice }: { readonly notice: Notice }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const { kind, sha256, office, name, issuedAt, title, text, directive, vulnerabilities, reviewBy } = notice;
  return (
    <li>
      <details>
        <summary>
          {kind === "guideline" ? <Badge tone="info">{t("officeNotices.guideline")}</Badge> : null}{" "}
          <strong>
            <LocalizedText text={title} />
          </strong>{" "}
          {t("officeNotices.by", { office: pickText(name, language) || office })} <When at={issuedAt} />
        </summary>
        <p>
          <LocalizedText text={text} />
        </p>
        {directive === null ? null : (
          <p>
            {t("officeNotices.about")} <Link to={paths.directive(directive)}>{directive}</Link>
          </p>
        )}
        {vulnerabilities.length === 0 ? null : (
          <p>
            {t("officeNotices.vulnerabilities")} {vulnerabilities.join(", ")}
          </p>
        )}
        {reviewBy === null ? null : <p>{t("officeNotices.reviewBy", { day: reviewBy })}</p>}
        <p className="hint code">
          {t("officeNotices.digest")} {sha256}
        </p>
      </details>
    </li>
  );
}
