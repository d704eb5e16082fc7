// Departments are chosen, read, and sent on by an address that keeps the choice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reader } from './reader.mjs';
import { SITE } from './site.mjs';

const { open } = reader();
const PAGE = 'example/compare/';
const names = (page) => page.locator('tbody tr:visible th').allTextContents();

test('two departments are chosen, read and found again by the address', async () => {
  const page = await open(PAGE);
  assert.ok((await page.locator('.multiple:visible').count()) >= 4);
  for (const box of await page.getByRole('checkbox').all()) await box.setChecked(['housing', 'water'].includes(await box.inputValue()));
  const table = page.locator('table').first();
  assert.deepEqual(await table.locator('thead th.n').allTextContents(), ['2023年↕', '2024年↕', '2025年↕'].map((year) => year.replace('↕', '')));
  const read = await table.locator('tbody tr:visible').allTextContents();
  assert.ok(read.some((row) => row.includes('4,848.69')) && read.some((row) => row.includes('2,257.68')), read.join('\n'));
  const address = await page.getByRole('link', { name: '这个选择的网址' }).getAttribute('href');
  const chosen = await names(page);
  const again = await open(new URL(address).pathname.slice(1) + new URL(address).search);
  assert.deepEqual(await names(again), chosen);
  await again.done();
  await page.done();
});

test('one department left is drawn at its own scale, and the choice goes along to other figures', async () => {
  const page = await open(PAGE);
  const widths = () => page.locator('.multiple:visible rect').evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('width'))));
  const before = await widths();
  assert.equal(Math.max(...before), 1000);
  await page.getByRole('checkbox', { name: '示例县住房和城乡建设局' }).uncheck();
  assert.ok(!(await names(page)).includes('示例县住房和城乡建设局'));
  const after = await widths();
  assert.ok(after.length < before.length);
  assert.equal(Math.max(...after), 1000, 'the longest of those chosen fills the frame');
  assert.match(page.url(), /\?d=water$/);
  await page.getByRole('link', { name: '“三公”经费' }).click();
  await page.waitForURL(/sangong\/\?d=water$/);
  assert.ok(!(await names(page)).includes('示例县住房和城乡建设局'));
  await page.getByRole('button', { name: '全选' }).click();
  assert.ok((await names(page)).includes('示例县住房和城乡建设局'));
  assert.match(page.url(), /sangong\/$/);
  await page.done();
});

test('an address names the figure too', async () => {
  const page = await open(PAGE + '?d=water&f=basic');
  await page.waitForURL(/basic\/\?d=water$/);
  assert.equal(await page.locator('[aria-current=page]').textContent(), '基本支出');
  assert.ok((await names(page)).every((name) => name === '示例县水利局'));
  await page.done();
});

test('for each inhabitant is a switch that the address keeps, and what is printed comes back', async () => {
  const page = await open(PAGE);
  const first = page.locator('tbody tr:visible td').first();
  const [printed, each] = [await first.textContent(), await first.getAttribute('data-each')];
  const scales = () => page.locator('.multiple:visible rect').evaluateAll((bars) => bars.map((bar) => bar.getAttribute('width')));
  const before = await scales();
  await page.getByRole('radio', { name: '每名常住人口' }).check();
  assert.equal((await first.textContent()).trim(), each);
  assert.equal(await page.locator('caption .unit').first().textContent(), '单位：元/人');
  assert.match(page.url(), /\?m=each$/);
  assert.deepEqual(await scales(), before, 'one number of inhabitants changes no proportion');
  const again = await open(PAGE + '?m=each');
  assert.equal((await again.locator('tbody tr:visible td').first().textContent()).trim(), each);
  await again.done();
  await page.getByRole('radio', { name: '照公开的数' }).check();
  assert.equal(await first.textContent(), printed);
  assert.equal(await page.locator('caption .unit').first().textContent(), '单位：万元');
  await page.done();
});

test('without script all departments stand there, and nothing asks to be chosen', async () => {
  const page = await open(PAGE + '?d=water', { javaScriptEnabled: false });
  assert.ok((await names(page)).includes('示例县住房和城乡建设局'));
  assert.equal(await page.getByRole('checkbox').count(), 0);
  await page.done();
});

test('all scripts of the page are at most 12 KB compressed', () => {
  const files = readdirSync(join(SITE, 'assets')).filter((name) => /^(compare|mode|page)\..*js$/.test(name));
  assert.equal(files.length, 3);
  const size = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(SITE, 'assets', name))).length, 0);
  assert.ok(size <= 12 << 10, `${size}`);
});
