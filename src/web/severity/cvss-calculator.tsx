/** A CVSS vector put together metric by metric, for versions 2.0 to 4.0. Names of metrics are the standard's own, in English; the score is worked out by the function that judges records. */
import calculator from "ae-cvss-calculator";
import { type ReactNode, useState } from "react";
import { scoreOfVector } from "#core/severity/cvss.ts";
import { ratingOfScore } from "#core/severity/severity.ts";
import { useTranslate } from "#web/room/room-context.tsx";

/** The versions, the newest first, with what a vector of each begins with. */
const versions = {
  "4.0": { prefix: "CVSS:4.0/", of: () => new calculator.Cvss4P0() },
  "3.1": { prefix: "CVSS:3.1/", of: () => new calculator.Cvss3P1() },
  "3.0": { prefix: "CVSS:3.0/", of: () => new calculator.Cvss3P0() },
  "2.0": { prefix: "", of: () => new calculator.Cvss2() },
} as const;
type CvssVersion = keyof typeof versions;

type Metric = {
  readonly shortName: string;
  readonly name: string;
  readonly values: readonly { readonly shortName: string; readonly name: string }[];
};

/** The base metrics of a version, without the value that says nothing. */
function metricsOf(version: CvssVersion): readonly Metric[] {
  const all = [...versions[version].of().getRegisteredComponents()];
  const base = all.filter(([category]) => category.name === "base").flatMap(([, metrics]) => metrics);
  return base.map(({ shortName, name, subCategory, values }) => ({
    shortName,
    name: subCategory === undefined ? name : `${subCategory}: ${name}`,
    values: values.filter((value) => !value.hide && value.shortName !== "X" && value.shortName !== "ND"),
  }));
}

type CalculatorProps = { readonly start: string; readonly onTake: (vector: string) => void };

export function CvssCalculatorFields({ start, onTake }: CalculatorProps): ReactNode {
  const t = useTranslate();
  const [version, setVersion] = useState<CvssVersion>(versionOf(start));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(valuesOf(start));
  const metrics = metricsOf(version);
  const vector = `${versions[version].prefix}${metrics
    .flatMap(({ shortName }) =>
      chosen[shortName] === undefined ? [] : [`${shortName}:${chosen[shortName]}`],
    )
    .join("/")}`;
  return (
    <div className="card">
      <label>
        {t("ownAdvisoryPage.cvssVersion")}{" "}
        <select value={version} onChange={(event) => setVersion(event.target.value as CvssVersion)}>
          {Object.keys(versions)
            .toSorted((a, b) => Number(b) - Number(a))
            .map((one) => (
              <option key={one}>{one}</option>
            ))}
        </select>
      </label>
      {metrics.map((metric) => (
        <MetricRadios
          key={`${version} ${metric.shortName}`}
          metric={metric}
          value={chosen[metric.shortName]}
          onChange={(value) => setChosen({ ...chosen, [metric.shortName]: value })}
        />
      ))}
      <p aria-live="polite">
        <span className="code">{vector}</span> <Score vector={vector} />
      </p>
      <button
        type="button"
        className="small"
        disabled={scoreOfVector(vector) === null}
        onClick={() => onTake(vector)}
      >
        {t("ownAdvisoryPage.useVector")}
      </button>
    </div>
  );
}

type MetricProps = {
  readonly metric: Metric;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
};

function MetricRadios({ metric: { shortName, name, values }, value, onChange }: MetricProps): ReactNode {
  return (
    <fieldset className="radios" lang="en">
      <legend>
        {name} ({shortName})
      </legend>
      {values.map((one) => (
        <label key={one.shortName}>
          <input
            type="radio"
            name={`cvss-${shortName}`}
            checked={value === one.shortName}
            onChange={() => onChange(one.shortName)}
          />{" "}
          {one.name}
        </label>
      ))}
    </fieldset>
  );
}

/** The base score of a vector, in words. */
export function Score({ vector }: { readonly vector: string }): ReactNode {
  const t = useTranslate();
  const read = scoreOfVector(vector);
  if (read === null) return t("ownAdvisoryPage.noVector");
  const { version, base } = read;
  return t("ownAdvisoryPage.score", {
    version: `CVSS ${version}`,
    score: base.toFixed(1),
    rating: ratingOfScore(base),
  });
}

function versionOf(vector: string): CvssVersion {
  const [, found] = /^CVSS:([34]\.[01])\//u.exec(vector) ?? [];
  return found === "4.0" || found === "3.1" || found === "3.0" ? found : vector === "" ? "4.0" : "2.0";
}

function valuesOf(vector: string): Readonly<Record<string, string>> {
  const pairs = vector.split("/").map((part) => part.split(":"));
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value]])),
  );
}
