// Nothing but what lies in files of its own runs or dresses a page: a policy that allows no script and no style inside of pages is kept by every page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pages } from './kinds.mjs';
import { reader } from './reader.mjs';
import { SITE } from './site.mjs';

const { open } = reader();

test('no page has a script, a style or a handler in it', async () => {
  const page = await open('');
  const found = [];
  for (const address of pages()) {
    const html = readFileSync(join(SITE, address.endsWith('.html') ? address : `${address}index.html`), 'utf8');
    const inside = await page.evaluate((source) => {
      const tree = new DOMParser().parseFromString(source, 'text/html');
      const handler = (node) => [...node.attributes].some(({ name }) => name.startsWith('on') || name === 'style');
      // Data for search engines is not run.
      const own = (node) => node.matches('style, script:not([src], [type="application/ld+json"])') || handler(node);
      return [...tree.querySelectorAll('*')].filter(own).map((node) => node.outerHTML.slice(0, 90));
    }, html);
    found.push(...inside.map((one) => `${address}: ${one}`));
  }
  assert.deepEqual(found, []);
  await page.done();
});

test('every page is opened under a strict policy without a complaint', async () => {
  const page = await open('', { reducedMotion: 'reduce' });
  const home = page.url();
  for (const address of pages()) {
    const answer = await page.goto(home + address);
    const policy = answer.headers()['content-security-policy'];
    assert.ok(policy.startsWith("default-src 'none'") && !policy.includes('unsafe'), address);
  }
  await page.done();
});
