/** The products of an advisory: what they are called, which versions are affected in their own scheme, and the examples that the ranges are held against. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import { justifications, type OwnProduct, type OwnRange } from "#core/publish/own-advisory.ts";
import { schemeNames } from "#core/version/index.ts";
import { Add, Line, Lines, OneOf, Remove, replaced, without } from "#web/own-advisory/controls.tsx";
import { ExampleCheck } from "#web/own-advisory/example-check.tsx";
import { emptyRange, newProduct } from "#web/own-advisory/form.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Field, fieldId } from "#web/ui/field.tsx";

type ProductsProps = {
  readonly products: readonly OwnProduct[];
  readonly findings: readonly Finding[];
  readonly onChange: (products: readonly OwnProduct[]) => void;
};

export function ProductFields({ products, findings, onChange }: ProductsProps): ReactNode {
  const t = useTranslate();
  return (
    <fieldset className="card" id={fieldId("/products")} tabIndex={-1}>
      <legend>{t("ownAdvisoryPage.products")}</legend>
      <datalist id="version-schemes">
        {schemeNames.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      {products.map((product, at) => (
        <ProductFieldset
          key={product.key}
          product={product}
          number={at + 1}
          findings={findings}
          onChange={(one) => onChange(replaced(products, at, one))}
          onRemove={products.length === 1 ? null : () => onChange(without(products, at))}
        />
      ))}
      <Add
        label={t("ownAdvisoryPage.addProduct")}
        onAdd={() => onChange([...products, newProduct(products)])}
      />
    </fieldset>
  );
}

type ProductProps = {
  readonly product: OwnProduct;
  readonly number: number;
  readonly findings: readonly Finding[];
  readonly onChange: (product: OwnProduct) => void;
  readonly onRemove: (() => void) | null;
};

function ProductFieldset({ product, number, findings, onChange, onRemove }: ProductProps): ReactNode {
  const t = useTranslate();
  const at = `/products/${number - 1}`;
  const change = (part: Partial<OwnProduct>): void => onChange({ ...product, ...part });
  const label = t("ownAdvisoryPage.productNumber", { number });
  return (
    <fieldset id={fieldId(at)} tabIndex={-1}>
      <legend>{label}</legend>
      <div className="row">
        <Line
          pointer={`${at}/vendor`}
          label={t("ownAdvisoryPage.vendor")}
          findings={findings}
          value={product.vendor}
          onChange={(vendor) => change({ vendor })}
        />
        <Line
          pointer={`${at}/name`}
          label={t("ownAdvisoryPage.productName")}
          findings={findings}
          value={product.name}
          onChange={(name) => change({ name })}
        />
      </div>
      <div className="row">
        <Line
          pointer={`${at}/purl`}
          label={t("ownAdvisoryPage.purl")}
          findings={findings}
          code
          value={product.purl}
          onChange={(purl) => change({ purl })}
        />
        <Line
          pointer={`${at}/cpe`}
          label={t("ownAdvisoryPage.cpe")}
          findings={findings}
          code
          value={product.cpe}
          onChange={(cpe) => change({ cpe })}
        />
      </div>
      <Field
        pointer={`${at}/scheme`}
        label={t("ownAdvisoryPage.scheme")}
        hint={t("ownAdvisoryPage.schemeHint")}
        findings={findings}
      >
        <input
          type="text"
          list="version-schemes"
          className="code"
          spellCheck={false}
          value={product.scheme}
          onChange={(event) => change({ scheme: event.target.value })}
        />
      </Field>
      <Ranges at={at} product={product} findings={findings} onChange={change} />
      <Examples at={at} product={product} findings={findings} onChange={change} />
      {onRemove === null ? null : <Remove name={label} onRemove={onRemove} />}
    </fieldset>
  );
}

type PartProps = {
  readonly at: string;
  readonly product: OwnProduct;
  readonly findings: readonly Finding[];
  readonly onChange: (part: Partial<OwnProduct>) => void;
};

function Ranges({ at, product, findings, onChange }: PartProps): ReactNode {
  const t = useTranslate();
  const { affected, listed, excused } = product;
  return (
    <>
      <fieldset className="bare" id={fieldId(`${at}/affected`)} tabIndex={-1}>
        <legend>{t("ownAdvisoryPage.ranges")}</legend>
        {affected.map((range, n) => (
          <RangeRow
            // A range has no name of its own: its place is what it is known by.
            key={`${at}/affected/${String(n)}`}
            pointer={`${at}/affected/${n}`}
            range={range}
            number={n + 1}
            findings={findings}
            onChange={(one) => onChange({ affected: replaced(affected, n, one) })}
            onRemove={() => onChange({ affected: without(affected, n) })}
          />
        ))}
        <Add
          label={t("ownAdvisoryPage.addRange")}
          onAdd={() => onChange({ affected: [...affected, emptyRange] })}
        />
      </fieldset>
      <Lines
        pointer={`${at}/listed`}
        label={t("ownAdvisoryPage.listed")}
        findings={findings}
        value={listed}
        onChange={(lines) => onChange({ listed: lines })}
      />
      <fieldset className="bare">
        <legend>{t("ownAdvisoryPage.excused")}</legend>
        {excused.map((one, n) => (
          <div className="row" key={`${at}/excused/${String(n)}`}>
            <Line
              pointer={`${at}/excused/${n}`}
              label={t("ownAdvisoryPage.version")}
              findings={findings}
              code
              value={one.version}
              onChange={(version) => onChange({ excused: replaced(excused, n, { ...one, version }) })}
            />
            <OneOf
              pointer={`${at}/excused/${n}/justification`}
              label={t("ownAdvisoryPage.justification")}
              findings={[]}
              value={one.justification}
              options={justifications.map(
                (name) => [name, t(`ownAdvisoryPage.justificationOf.${name}`)] as const,
              )}
              onChange={(justification) =>
                onChange({ excused: replaced(excused, n, { ...one, justification }) })
              }
            />
            <Remove name={one.version} onRemove={() => onChange({ excused: without(excused, n) })} />
          </div>
        ))}
        <Add
          label={t("ownAdvisoryPage.addExcused")}
          onAdd={() =>
            onChange({
              excused: [...excused, { version: "", justification: "vulnerable_code_not_present" }],
            })
          }
        />
      </fieldset>
    </>
  );
}

type RangeRowProps = {
  readonly pointer: string;
  readonly range: OwnRange;
  readonly number: number;
  readonly findings: readonly Finding[];
  readonly onChange: (range: OwnRange) => void;
  readonly onRemove: () => void;
};

const edges = [
  ["introduced", "from"],
  ["fixed", "before"],
  ["lastAffected", "upTo"],
] as const;

function RangeRow({ pointer, range, number, findings, onChange, onRemove }: RangeRowProps): ReactNode {
  const t = useTranslate();
  return (
    <fieldset className="bare range" id={fieldId(pointer)} tabIndex={-1}>
      <legend className="hidden">{t("ownAdvisoryPage.rangeNumber", { number })}</legend>
      <div className="row">
        {edges.map(([member, label], n) => (
          <Line
            key={member}
            pointer={`${pointer}/${member}`}
            label={t(`ownAdvisoryPage.${label}`)}
            findings={
              n === 0
                ? findings.map((one) => (one.at === pointer ? { ...one, at: `${pointer}/introduced` } : one))
                : findings
            }
            code
            value={range[member]}
            onChange={(text) => onChange({ ...range, [member]: text })}
          />
        ))}
        <Remove name={t("ownAdvisoryPage.rangeNumber", { number })} onRemove={onRemove} />
      </div>
    </fieldset>
  );
}

function Examples({ at, product, findings, onChange }: PartProps): ReactNode {
  const t = useTranslate();
  const { examples } = product;
  return (
    <fieldset className="bare">
      <legend>{t("ownAdvisoryPage.examples")}</legend>
      <p className="hint">{t("ownAdvisoryPage.examplesHint")}</p>
      <div className="row">
        <Lines
          pointer={`${at}/examples/affected`}
          label={t("ownAdvisoryPage.exampleAffected")}
          findings={findings}
          value={examples.affected}
          onChange={(affected) => onChange({ examples: { ...examples, affected } })}
        />
        <Lines
          pointer={`${at}/examples/notAffected`}
          label={t("ownAdvisoryPage.exampleNotAffected")}
          findings={findings}
          value={examples.notAffected}
          onChange={(notAffected) => onChange({ examples: { ...examples, notAffected } })}
        />
      </div>
      <ExampleCheck product={product} />
    </fieldset>
  );
}
