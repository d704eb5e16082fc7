// Headings have something below them, on every page; what a document lacks is listed, not headed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pages } from './kinds.mjs';
import { reader } from './reader.mjs';

const { open } = reader();

/** Headings of a page that are followed by one as high or higher, or by the end, with nothing read or seen between. */
const empty = async (addresses) => {
  const found = [];
  for (const address of addresses) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    let last = null;
    const walk = page.createTreeWalker(page.querySelector('main'), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      const heading = (node.nodeType === 1 ? node : node.parentElement).closest('h1, h2, h3, h4, h5, h6');
      if (heading) {
        if (node === heading && last && heading.tagName <= last.tagName) found.push(`${address}: ${last.textContent}`);
        last = heading;
      } else if (node.nodeType === 3 ? node.data.trim() && !node.parentElement.closest('noscript, script') : node.matches('svg, img, input, #results')) last = null;
    }
    if (last) found.push(`${address}: ${last.textContent}`);
  }
  return found;
};

test('no heading stands over nothing, on any page', async () => {
  const page = await open('');
  const all = pages();
  assert.ok(all.length > 100);
  assert.deepEqual(await page.evaluate(empty, all.map((address) => new URL(address, page.url()).href)), []);
  await page.done();
});

test('tables the document lacks stand in one list with one mark, each at its address', async () => {
  const page = await open('pingxiang/housing/2020/budget/');
  const lists = page.locator('.unpublished');
  assert.equal(await lists.count(), 2);
  assert.equal(await lists.first().locator('li[id^=table-]').count(), 8);
  assert.equal(await lists.first().locator('.mark').count(), 1);
  for (const form of ['B01', 'B07', 'B09']) assert.equal(await page.locator(`li[id=table-${form}]`).count(), 1, form);
  assert.equal(await lists.locator('h1, h2, h3, h4, h5').count(), 0);
  await page.done();
});
