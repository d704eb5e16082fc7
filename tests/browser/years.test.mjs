// Years, stages and departments are set beside each other; what is shown there is what the documents say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reader, text } from './reader.mjs';

const { open } = reader();
const number = (words) => Number(words.replaceAll(',', ''));

/** Follows a figure to its document; it says the same there. */
async function leadsToItself(page, link) {
  const shown = await text(link);
  await link.click();
  await page.waitForURL(/#/);
  const target = page.locator(':target');
  assert.ok((await text(target)).includes(shown), `${shown} leads to ${await text(target)}`);
  await page.goBack();
}

test('projects are sorted by amount with the keyboard alone', async () => {
  const page = await open('leting/housing/2024/performance-targets/');
  const table = page.locator('table.projects');
  // Without the marks of notes.
  const amounts = async () => (await table.locator('tbody td.n').allTextContents()).map((text) => number(text.replace(/注\d+/g, '')));
  const first = await amounts();
  await table.getByRole('button', { name: '预算数' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await amounts(), first.toSorted((a, b) => b - a));
  assert.equal(await table.locator('th[aria-sort]').getAttribute('aria-sort'), 'descending');
  await page.keyboard.press('Enter');
  assert.deepEqual(await amounts(), first.toSorted((a, b) => a - b));
  await page.keyboard.press('Enter');
  assert.deepEqual(await amounts(), first);
  await page.done();
});

test('any two years of a department are set against each other', async () => {
  const page = await open('example/housing/');
  const trend = page.locator('.trend').first();
  const compare = trend.locator('.compare');
  const years = await trend.locator('thead').first().locator('th.n').allTextContents();
  assert.deepEqual(years, ['2023年', '2024年', '2025年']);
  const row = compare.locator('tbody tr', { hasText: '项目支出' });
  const known = { '2023年': 2376.5, '2024年': 3456.7, '2025年': 3288.5 };
  for (const from of years) {
    for (const to of years) {
      await compare.locator('select').first().selectOption(from);
      await compare.locator('select').nth(1).selectOption(to);
      assert.deepEqual(await compare.locator('thead th.n').allTextContents(), [from, to, '增减', '比率']);
      const [before, after, change, rate] = await row.locator('td').allTextContents();
      assert.deepEqual([before, after].map(number), [known[from], known[to]]);
      assert.equal(number(change).toFixed(2), (known[to] - known[from]).toFixed(2));
      assert.equal(parseFloat(rate).toFixed(2), (((known[to] - known[from]) / known[from]) * 100).toFixed(2));
    }
  }
  await page.done();
});

test('what is compared is read aloud as a table: headed rows and columns', async () => {
  const page = await open('example/housing/');
  const table = page.locator('.compare table').first();
  assert.ok((await table.getByRole('rowheader').count()) > 5);
  assert.equal(await table.getByRole('columnheader').count(), 5);
  await page.done();
});

test('budget, targets, accounts and evaluation of a year stand side by side and lead to their documents', async () => {
  const page = await open('example/housing/2024/');
  const row = page.locator('main table').first().locator('tr', { hasText: '本年支出' });
  assert.deepEqual(await row.locator('td').allTextContents(), ['4,985.11', '4,985.11', '4,802.81', '4,802.81', '-182.30']);
  for (const index of [0, 1, 2, 3]) await leadsToItself(page, row.locator('td a').nth(index));
  const project = page.locator('main table[data-sortable] tbody a').first();
  const name = await text(project);
  await project.click();
  assert.equal(await text(page.locator('h1')), name);
  await page.done();
});

test('one goes from a fiscal year to the next and back', async () => {
  const page = await open('example/housing/2024/');
  await page.getByRole('link', { name: '下一年' }).click();
  assert.match(page.url(), /\/2025\/$/);
  await page.getByRole('link', { name: '上一年' }).click();
  assert.match(page.url(), /\/2024\/$/);
  await page.done();
});

test('departments of a year stand side by side, are sorted, and lead to their documents', async () => {
  const page = await open('years/2024/');
  const table = page.locator('main table').first();
  const before = await table.locator('tbody th').allTextContents();
  assert.ok(before.length >= 2);
  const column = (await table.locator('thead th').allTextContents()).findIndex((head) => head.includes('“三公”经费'));
  const shown = async () => (await table.locator(`tbody tr td:nth-child(${column + 1})`).allTextContents()).map(number);
  const first = await shown();
  assert.equal(first.length, before.length);
  await table.getByRole('button', { name: '“三公”经费' }).click();
  assert.deepEqual(await shown(), first.toSorted((a, b) => b - a));
  await table.getByRole('button', { name: '“三公”经费' }).click();
  assert.deepEqual(await shown(), first.toSorted((a, b) => a - b));
  await leadsToItself(page, table.locator('tbody td a').nth(3));
  await page.done();
});

test('a project is followed over the years, each figure and target to its document', async () => {
  const page = await open('projects/example/housing/99010123P000148609H/');
  assert.equal(await page.locator('main table').first().locator('tbody tr').count(), 3);
  await leadsToItself(page, page.locator('main table').first().locator('td a.figure').first());
  await leadsToItself(page, page.locator('table.indicators td a').nth(3));
  await page.done();
});

test('a figure in doubt keeps its mark in what is worked out and found from it', async () => {
  const found = await open('search/?q=' + encodeURIComponent('13919'));
  await found.locator('#results li').first().waitFor();
  const mark = found.locator('#results .mark a').first();
  assert.equal(await mark.textContent(), '注1');
  assert.match(await mark.getAttribute('href'), /pingxiang\/housing\/2020\/budget\/#note-1$/);
  await found.done();
});
