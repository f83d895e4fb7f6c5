/** The Beta distribution, as far as a share with its uncertainty needs it: its mean and its quantiles. */

/** ln Γ(x) for x > 0, after Lanczos (g = 7, n = 9); good to 13 digits. */
function lnGamma(x: number): number {
  const [first, ...terms] = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  const sum = terms.reduce((total, term, i) => total + term / (z + i + 1), first);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const smallest = 1e-300;
const awayFromZero = (value: number): number => (Math.abs(value) < smallest ? smallest : value);

/** The continued fraction of the incomplete beta function (Lentz). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const step of [even, odd]) {
      d = 1 / awayFromZero(1 + step * d);
      c = awayFromZero(1 + step / c);
      value *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return value;
}

/** The share of a Beta(a, b) that lies at or below x: the regularised incomplete beta function. */
export function betaBelow(a: number, b: number, x: number): number {
  return shareBelow(a, b)(x);
}

/** The same for many values of one distribution: what does not depend on the value is worked out once. */
function shareBelow(a: number, b: number): (x: number) => number {
  const scale = lnGamma(a + b) - lnGamma(a) - lnGamma(b);
  return (x) => {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const front = Math.exp(scale + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
      ? (front * betaFraction(a, b, x)) / a
      : 1 - (front * betaFraction(b, a, 1 - x)) / b;
  };
}

/** The value below which that share of a Beta(a, b) lies, to 9 digits. */
export function betaQuantile(a: number, b: number, share: number): number {
  const below = shareBelow(a, b);
  let [low, high] = [0, 1];
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
