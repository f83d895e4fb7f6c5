/** Names and versions that no registry gives, and those beside them that one does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isImpossibleName, isImpossibleVersion } from "#core/product/impossible-name.ts";

test("what no registry can name is told from what is only unusual", () => {
  for (const product of [
    "pkg:npm/drill%00",
    "pkg:npm/%256crill",
    "pkg:npm/drill/left",
    "pkg:npm/drill%401.0.0",
    "pkg:pypi/drill%20left",
    "pkg:maven/org.drill/left%E2%80%8B",
    "pkg:cargo/drill%0A",
  ])
    assert.ok(isImpossibleName(product), product);
  for (const product of [
    "pkg:npm/%40drill/left",
    "pkg:npm/drill",
    "pkg:golang/example.org/drill/left",
    "pkg:generic/%ED%95%9C/drill%20left",
    "pkg:composer/drill/left",
    "pkg:deb/debian/drill?distro=debian-12",
    "pkg:conan/drill%2B%2B",
  ])
    assert.ok(!isImpossibleName(product), product);
  assert.ok(isImpossibleVersion("1.0.0@2.0.0") && isImpossibleVersion("1.0.0\u0000"));
  assert.ok(!isImpossibleVersion("1:2.0+dfsg~rc1-3") && !isImpossibleVersion("v1.0.0"));
});
