// axe finds nothing on any kind of page: by day, by night, in large text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { PRESENT } from './kinds.mjs';
import { reader } from './reader.mjs';

const { open } = reader();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const { name, example } of PRESENT) {
  test(`axe finds nothing on ${name}`, async () => {
    const page = await open(example, { bypassCSP: true, reducedMotion: 'reduce' });
    if (example.startsWith('search')) await page.locator('#results ol li').first().waitFor();
    await page.evaluate(AXE);
    const look = async (how, rules) => {
      const { violations } = await page.evaluate((options) => axe.run(document, { resultTypes: ['violations'], ...options }), rules);
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), [], how);
    };
    await look('light', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    // Only colours change by night, colours and sizes in large text.
    const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'] } };
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark', colours);
    await page.evaluate(() => (document.documentElement.dataset.large = ''));
    await look('dark, large', colours);
    await page.emulateMedia({ colorScheme: 'light' });
    await look('large', colours);
    await page.done();
  });
}
