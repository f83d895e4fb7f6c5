/** The fields of a post: the role, and the office, domain, sector or organisation that it needs. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import { fitting, ledWords, officesFor, type PostForm } from "#web/operator/post.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { useTerms } from "#web/room/topology.ts";
import { Choice } from "#web/ui/choice.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";

type PostFieldsProps = {
  readonly form: PostForm;
  readonly roles: readonly PostForm["role"][];
  readonly findings: readonly Finding[];
  readonly onChange: (form: PostForm) => void;
};

export function PostFields({ form: given, roles, findings, onChange }: PostFieldsProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const terms = useTerms();
  const query = useEndpoint("officeList", {});
  const words = { domain: terms.ids("domain"), sector: terms.ids("sector") };
  return (
    <QueryResult query={query}>
      {({ offices }) => {
        const form = fitting(given, offices, words);
        const change = (part: Partial<PostForm>): void =>
          onChange(fitting({ ...form, ...part }, offices, words));
        const possible = officesFor(form.role, offices);
        const office = possible.find(({ id }) => id === form.office);
        const wordChoice = (attribute: "domain" | "sector"): ReactNode => (
          <Field pointer={`/${attribute}`} label={t(`operatorPage.${attribute}`)} findings={findings}>
            <Choice
              values={ledWords(office, attribute, words[attribute])}
              label={(id) => terms.name(attribute, id)}
              value={form[attribute]}
              onChange={(value) => change({ [attribute]: value })}
            />
          </Field>
        );
        return (
          <>
            <Field pointer="/role" label={t("operatorPage.role")} findings={findings}>
              <Choice
                values={roles}
                label={(role) => t(`masthead.role.${role}`)}
                value={form.role}
                onChange={(role) => change({ role })}
              />
            </Field>
            {form.role === "organization" ? (
              <Field
                pointer="/organization"
                label={t("operatorPage.organization")}
                hint={t("operatorPage.organizationHint")}
                findings={findings}
              >
                <input
                  type="text"
                  className="code"
                  required
                  maxLength={80}
                  value={form.organization}
                  onChange={(event) => change({ organization: event.target.value.trim() })}
                />
              </Field>
            ) : (
              <Field pointer="/office" label={t("operatorPage.office")} findings={findings}>
                <Choice
                  values={possible.map(({ id }) => id)}
                  label={(id) => pickText(possible.find((one) => one.id === id)?.name ?? {}, language)}
                  value={form.office}
                  onChange={(value) => change({ office: value })}
                />
              </Field>
            )}
            {form.role === "lead" ? wordChoice("domain") : null}
            {form.role === "sector" ? wordChoice("sector") : null}
          </>
        );
      }}
    </QueryResult>
  );
}
