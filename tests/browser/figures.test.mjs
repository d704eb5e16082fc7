// A figure is followed to its cell, to its reconciliation and back, moved between units, and cited.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET } from './kinds.mjs';
import { reader, text, uncovered } from './reader.mjs';

const { open } = reader();

test('the first figure of a page leads to its cell in the table', async () => {
  const page = await open(BUDGET);
  const link = page.locator('.lead-amount a');
  const amount = (await text(link)).replace('万元', '').trim();
  await link.click();
  const target = page.locator(':target');
  assert.equal(await text(target), amount);
  assert.ok(await target.evaluate((cell) => cell.matches('td.n')));
  assert.ok(await target.isVisible());
  await page.done();
});

test('a cell that is reached by its address does not lie under the head of its table', async () => {
  // In a long table with two rows of heads, in one that scrolls in its own box, and in one of a single row of heads.
  for (const id of ['B02-2210108-total', 'B05-2210201-total', 'B06-30217-total']) {
    const page = await open(`${BUDGET}#${id}`, { reducedMotion: 'reduce' });
    const target = page.locator(`[id="${id}"]`);
    assert.ok(await uncovered(target), `${id} is covered`);
    await page.done();
  }
});

test('the units stand before the figures they change', async () => {
  for (const width of [375, 1280]) {
    const page = await open(BUDGET, { viewport: { width, height: 900 } });
    const [tools, first] = await Promise.all([page.locator('.tools').boundingBox(), page.locator('.body').boundingBox()]);
    assert.ok(tools.y + tools.height <= first.y, `at ${width} px they stand at ${tools.y}, the figures begin at ${first.y}`);
    await page.done();
  }
});

test('amounts move between units digit by digit, and back', async () => {
  const page = await open(BUDGET);
  const cell = page.locator('#N01-total-amount');
  assert.equal(await text(cell), '4,985.11');
  await page.getByRole('radio', { name: '亿元' }).check();
  assert.equal(await text(cell), '0.498511');
  await page.getByRole('radio', { name: '元', exact: true }).check();
  assert.equal(await text(cell), '49,851,100');
  assert.match(await text(page.locator('#table-N01 ~ .scroll caption .unit').first()), /元$/);
  await page.getByRole('radio', { name: '照原样' }).check();
  assert.equal(await text(cell), '4,985.11');
  await page.done();
});

test('what stands on the screen moves with the unit, digit by digit: the first sentence, the drawings, the narrative', async () => {
  const page = await open('example/housing/2025/budget/');
  const [sentence, lead, bar, prose] = [page.locator('.opening'), page.locator('.lead-amount'), page.locator('.bars').first(), page.locator('.prose a.figure').first()];
  const said = () => Promise.all([sentence, lead, bar.locator('thead .n').first(), bar.locator('tbody .figure').first(), prose].map(text));
  const before = await said();
  assert.equal(before[0], '2025年部门预算：本年支出4,848.69万元，比上年减少136.42万元（−2.74%）。');
  await page.getByRole('radio', { name: '元', exact: true }).check();
  const [first, amount, head, drawn, bound] = await said();
  assert.equal(first, '2025年部门预算：本年支出48,486,900元，比上年减少1,364,200元（−2.74%）。');
  assert.deepEqual([amount, head, drawn, bound], ['48,486,900元', '元', '34,876,900', '48,486,900元']);
  await page.getByRole('radio', { name: '照原样' }).check();
  assert.deepEqual(await said(), before);
  await page.done();
});

test('an amount whose unit is in doubt stays as it is printed', async () => {
  const page = await open('pingxiang/housing/2020/budget/');
  await page.getByRole('radio', { name: '亿元' }).check();
  const facts = await page.locator('.glance-facts dd').allTextContents();
  assert.ok(facts.some((fact) => fact.trim().startsWith('32.96元')), facts.join());
  assert.ok(facts.some((fact) => fact.includes('亿元')), facts.join());
  await page.done();
});

test('who cites takes a figure away from its table where it stands', async () => {
  const page = await open(BUDGET);
  await page.getByRole('checkbox', { name: /引用/ }).check();
  await page.locator('.lead-amount a').click();
  assert.match(await text(page.getByRole('dialog').locator('[data-text]')), /本年支出.*4,985\.11万元。https:/);
  await page.done();
});

test('a page opens with amounts as printed, and what is coming back to agrees with its switch', async () => {
  const page = await open(BUDGET);
  const cell = page.locator('#N01-total-amount');
  await page.getByRole('radio', { name: '亿元' }).check();
  await page.goto(new URL('../../2025/budget/', page.url()).href);
  assert.ok(await page.getByRole('radio', { name: '照原样' }).isChecked());
  await page.goBack();
  const unit = await page.locator('[data-units] :checked').inputValue();
  assert.equal(await text(cell), unit === '8' ? '0.498511' : '4,985.11');
  await page.done();
});

test('a figure is followed to its reconciliation and back', async () => {
  const page = await open(BUDGET);
  await page.getByRole('link', { name: '逐条列出' }).click();
  assert.match(page.url(), /\/checks\/$/);
  const link = page.locator('main td a, main li a').filter({ hasText: '收入说明“合计”' }).first();
  await link.click();
  assert.match(page.url(), /#N01-total-amount$/);
  assert.equal(await text(page.locator(':target')), '4,985.11');
  await page.done();
});

test('a citation of a figure is taken with the keyboard alone', async () => {
  const page = await open(BUDGET);
  await page.getByRole('checkbox', { name: /引用/ }).focus();
  await page.keyboard.press('Space');
  await page.locator('#N02-basic-amount').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const cited = await text(dialog.locator('[data-text]'));
  const place = 'https://gongkai.example/example/housing/2024/budget/#N02-basic-amount';
  assert.ok(cited.startsWith(`示例县住房和城乡建设局2024年部门预算公开，支出说明，基本支出，金额：1,528.41万元。${place}，`), cited);
  // The day on which it was read, the version of what was read, and that it is invented.
  assert.match(cited.slice(cited.indexOf(place) + place.length), /^，\d{4}-\d\d-\d\d查阅（版本 [0-9a-f]{10}）（虚构，只作演示）$/);
  await page.keyboard.press('Escape');
  assert.ok(!(await dialog.isVisible()));
  await page.done();
});

test('a citation carries the notes of its figure', async () => {
  const page = await open('pingxiang/housing/2020/budget/');
  await page.getByRole('checkbox', { name: /引用/ }).focus();
  await page.keyboard.press('Space');
  await page.locator('#N04-total-amount').focus();
  await page.keyboard.press('Enter');
  const cited = await text(page.getByRole('dialog').locator('[data-text]'));
  assert.match(cited, /：32\.96元（见原页注\d+）。https/);
  assert.ok(!cited.includes('虚构'), cited);
  await page.done();
});
