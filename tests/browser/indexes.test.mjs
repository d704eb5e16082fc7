// What one finds without searching: the map lists every document, codes lead to their rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBuilt, pages } from './kinds.mjs';
import { reader, text, uncovered } from './reader.mjs';

const { open } = reader();
const inside = (page) => page.locator('main a[href]').evaluateAll((links) => links.map((link) => decodeURIComponent(new URL(link.href).pathname.slice(1))));

test('the map leads to every region, department and document, and to nothing that is not there', async () => {
  const page = await open('map/');
  const links = new Set(await inside(page));
  const own = /^(?!(codes|data|glossary|guide|map|projects|roster|search|years)\/)[^/]+\/(roster\/|[^/]+\/(units\/[^/]+\/)?(\d{4}\/[^/]+\/)?)?$/;
  const missed = pages().filter((address) => own.test(address) && !links.has(address));
  assert.deepEqual(missed, []);
  assert.deepEqual([...links].filter((address) => !isBuilt(address)), []);
  await page.done();
});

test('every page has a way to the map', async () => {
  const page = await open('example/housing/2024/budget/');
  await page.getByRole('contentinfo').getByRole('link', { name: '网站地图' }).click();
  assert.equal(await text(page.locator('h1')), '网站地图');
  await page.done();
});

test('a code has the amounts of the departments that use it, each leads to its row in a year', async () => {
  const page = await open('codes/', { reducedMotion: 'reduce' });
  await page.getByRole('link', { name: /^30217 / }).click();
  assert.equal(await text(page.locator('h1')), '30217 公务接待费');
  const amount = page.locator('tbody tr', { hasText: '示例县水利局' }).first().locator('td').nth(1);
  const shown = await text(amount);
  assert.match(shown, /^[\d,.]+$/);
  await amount.locator('a').click();
  const row = page.locator('tr:target');
  assert.match(await text(row), /30217.*公务接待费/s);
  assert.ok((await text(row)).includes(shown), 'the amount is that of the row');
  assert.ok(await uncovered(row.locator('td').first()));
  await page.done();
});

test('a project is reached by its code', async () => {
  const page = await open('codes/projects/1/');
  const link = page.locator('main .listed a').first();
  await link.click();
  assert.equal(await page.locator(':target, h1').first().count(), 1);
  assert.match(page.url(), /#/);
  await page.done();
});
