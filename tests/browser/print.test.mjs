// On paper: A4, numbered, each table with its unit and source, no row cut in two, no control printed. Read back with pdftotext (poppler-utils).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BUDGET } from './kinds.mjs';
import { reader } from './reader.mjs';

const { open } = reader();
let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), 'print-'))));
after(() => rmSync(folder, { recursive: true }));
const bare = (words) => words.replace(/\s+/g, '');

/** The pages of a printed page: their size in millimetres and their text in the order it was set, without blanks. */
async function printed(page, paper = {}) {
  const file = join(folder, 'page.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, ...paper }));
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const sizes = [...boxes.matchAll(/<page width="([\d.]+)" height="([\d.]+)"/g)].map(([, width, height]) => [width, height].map((points) => Math.round((points / 72) * 25.4)));
  const sheets = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f').slice(0, -1);
  return { sizes, sheets: sheets.map(bare) };
}

for (const address of [BUDGET, 'pingxiang/housing/2020/budget/', 'lukou/housing/2020/self-evaluation/']) {
  test(`${address} is printed on A4, numbered, with no row cut`, async () => {
    const page = await open(address);
    // A row is cut where one of its cells is: then no sheet has all that this cell says.
    const cells = await page.locator('.table tbody tr > *, .indicators tbody tr > *').evaluateAll((all) =>
      all.filter((cell) => cell.rowSpan === 1).map((cell) => [...cell.childNodes].filter((node) => !node.matches?.('.vh, .marks')).map((node) => node.textContent).join('')),
    );
    const { sizes, sheets } = await printed(page);
    assert.ok(sizes.length > 3);
    for (const size of sizes) assert.deepEqual(size.toSorted((a, b) => a - b), [210, 297]);
    sheets.forEach((sheet, index) => assert.ok(sheet.includes(`${index + 1}/${sizes.length}`), `sheet ${index + 1} has no number`));
    const long = [...new Set(cells.map(bare))].filter((words) => words.length > 5);
    assert.ok(long.length > 10);
    const cut = (on) => long.filter((words) => !on.some((sheet) => sheet.includes(words)));
    assert.deepEqual(cut(sheets), []);
    // On A4 few rows are high enough to be cut; magnified, many are.
    assert.deepEqual(cut((await printed(page, { scale: 1.9 })).sheets), [], 'magnified');
    await page.done();
  });
}

test('each printed table says its unit and where it is from; nothing is printed that can only be pressed', async () => {
  const page = await open(BUDGET);
  const tables = await page.locator('.table').evaluateAll((all) => all.map((table) => ({ source: table.querySelector('.source')?.textContent ?? null, money: !!table.querySelector('caption .unit') })));
  const { sheets } = await printed(page);
  const whole = sheets.join('');
  const sourced = tables.filter(({ source }) => source);
  assert.ok(sourced.length > 10);
  for (const { source, money } of sourced) {
    assert.ok(whole.includes(bare(source)), source);
    if (money) assert.match(source, /单位：(元|万元|亿元)$/);
  }
  assert.ok(whole.split('单位：').length - 1 >= sourced.filter(({ money }) => money).length * 2, 'a table is printed without its unit');
  for (const control of ['大字', '搜索', '点选一个数', '回到正文', 'CSV']) assert.ok(!whole.includes(control), `${control} is printed`);
  await page.done();
});

test('a printed column of words is never as narrow as one character', async () => {
  for (const address of [BUDGET, 'pingxiang/housing/2020/budget/']) {
    const page = await open(address);
    const { sheets } = await printed(page);
    // What paper is as wide as is known to print alone: a name set in one column of characters has a line for each.
    const file = join(folder, 'page.pdf');
    const lines = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').map((line) => line.trim());
    let run = 0;
    let most = 0;
    for (const line of lines) most = Math.max(most, (run = /^\p{Script=Han}$/u.test(line) ? run + 1 : 0));
    assert.ok(most < 4, `${most} lines of one character each, on ${sheets.length} sheets`);
    await page.done();
  }
});

test('what fails is printed as a table with its heads, though paper is narrow', async () => {
  const page = await open('pingxiang/housing/2020/budget/checks/');
  const { sheets } = await printed(page);
  assert.match(sheets.join(''), /数勾稽关系填报计算差额说明支出说明“合计”支出合计＝基本支出＋项目支出13,919/);
  await page.done();
});
