import assert from "node:assert/strict";
import { test } from "node:test";
import { imageTooltip } from "../../../../src/tree/tooltips/imageTooltip.ts";
import { anImage, madeAt } from "../../../support/resources.ts";

const now = madeAt + 180_000;

test("an image: tags, digests, id, size, age, its users, and what an image is", () => {
  const image = anImage({ tags: ["app:1", "app:latest"], digests: [`app@sha256:${"ab".repeat(32)}`] });
  assert.equal(
    imageTooltip(image, { users: ["web-1", "web-2"], now }),
    `**app&#58;1**

**Tags, all of this one image:** \`app:1\`, \`app:latest\`  
**Digests:** \`app@sha256:${"ab".repeat(32)}\`  
**Id:** \`${image.id}\`  
**Size:** 142 MB  
**Created:** 3 minutes ago  
**Used by:** \`web-1\`, \`web-2\`

An image is a template: read-only layers of files and how to start them. It holds no kernel; containers made from it share the host's. A tag may move to another image, a digest never does.`,
  );
});

test("a dangling image says what that means", () => {
  const text = imageTooltip(anImage({ tags: [] }), { users: [], now });
  assert.match(text, /Dangling: no tag points to this image/);
  assert.match(text, /\*\*Used by:\*\* no container/);
  assert.doesNotMatch(imageTooltip(anImage(), { users: [], now }), /Dangling/);
});

test("nothing from outside is Markdown", () => {
  const text = imageTooltip(anImage({ tags: ["[a](command:b):`1`"] }), { users: ["<b>`x`"], now });
  assert.doesNotMatch(text.replace(/`[^`]*`/g, ""), /\]\(|<b>/);
});
