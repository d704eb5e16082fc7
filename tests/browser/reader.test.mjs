// What a citizen, a journalist and an auditor do with the pages: by pointer and by keyboard, with and without script, on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, serve } from './site.mjs';

const BUDGET = 'example/housing/2024/budget/';
let site, browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  site.close();
});

/** A page at an address; anything it complains of fails the test. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(site.address + address);
  page.done = async () => {
    assert.deepEqual(faults, []);
    await context.close();
  };
  return page;
}

const text = (locator) => locator.textContent().then((words) => words.trim());

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

test('projects are sorted by amount with the keyboard alone', async () => {
  const page = await open('leting/housing/2024/performance-targets/');
  const table = page.locator('table.projects');
  const amounts = async () => (await table.locator('tbody td.n').allTextContents()).map((words) => Number(words.replaceAll(',', '')));
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

test('two years of a department are set against each other', async () => {
  const page = await open('example/housing/');
  const compare = page.locator('.compare').first();
  await compare.locator('select').first().selectOption('2023年');
  await compare.locator('select').nth(1).selectOption('2025年');
  const row = compare.locator('tbody tr', { hasText: '项目支出' });
  assert.deepEqual(await row.locator('td').allTextContents(), ['2,376.50', '3,288.50', '+912.00', '+38.38%']);
  await page.done();
});

test('a figure is followed to its reconciliation and back', async () => {
  const page = await open(BUDGET);
  await page.getByRole('link', { name: '逐条列出' }).click();
  assert.match(page.url(), /\/checks\/$/);
  const link = page.locator('main td a, main li a').filter({ hasText: '收入说明/合计' }).first();
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
  assert.equal(await text(dialog.locator('[data-text]')), '示例县住房和城乡建设局2024年部门预算公开，支出说明，基本支出，金额：1,528.41万元。https://gongkai.example/example/housing/2024/budget/#N02-basic-amount');
  await page.keyboard.press('Escape');
  assert.ok(!(await dialog.isVisible()));
  await page.done();
});

test('large text stays from page to page', async () => {
  const page = await open('');
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const normal = await size();
  await page.getByRole('button', { name: '大字' }).click();
  assert.ok((await size()) > normal * 1.2);
  await page.goto(site.address + BUDGET);
  await page.waitForFunction(() => 'large' in document.documentElement.dataset);
  assert.equal(await page.getByRole('button', { name: '大字' }).getAttribute('aria-pressed'), 'true');
  await page.done();
});

test('a project is searched by two characters and its row reached', async () => {
  const page = await open('');
  await page.getByRole('searchbox').first().fill('双代');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\/\?q=/);
  const result = page.getByRole('link', { name: /双代县级运行补贴/ }).first();
  await result.click();
  assert.match(page.url(), /leting\/housing\/2024\/performance-targets\/#/);
  assert.match(await text(page.locator(':target')), /双代县级运行补贴/);
  await page.done();
});

test('an amount and a code are found as they are printed', async () => {
  const page = await open(`search/?q=${encodeURIComponent('4,985.11')}`);
  await page.locator('#results ol li').first().waitFor();
  assert.match(await text(page.locator('#results').first()), /4,985\.11/);
  await page.goto(site.address + 'search/?q=2120199');
  await page.locator('#results ol li').first().waitFor();
  assert.match(await text(page.locator('#results').first()), /2120199/);
  await page.done();
});

test('without script everything is there, and no control that would do nothing', async () => {
  const page = await open(BUDGET, { javaScriptEnabled: false });
  assert.ok((await page.locator('td.n').count()) > 300);
  for (const control of ['.tools', '[data-large-text]']) assert.ok(!(await page.locator(control).first().isVisible()), control);
  assert.ok(await page.locator('.glance').isVisible());
  await page.done();
});

for (const width of [320, 375]) {
  test(`nothing but tables scrolls sideways at ${width} px`, async () => {
    for (const address of ['', BUDGET, 'example/housing/', 'years/2024/', `${BUDGET}checks/`, 'map/', 'data/']) {
      const page = await open(address, { viewport: { width, height: 720 } });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${address || '/'} overflows by ${overflow} px`);
      await page.done();
    }
  });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KINDS = {
  'the front page': '',
  'a region': 'example/',
  'a department': 'example/housing/',
  'a budget': BUDGET,
  'final accounts': 'example/housing/2024/final-accounts/',
  targets: 'leting/housing/2024/performance-targets/',
  'a self-evaluation': 'lukou/housing/2020/self-evaluation/',
  'a reconciliation': `${BUDGET}checks/`,
  'a fiscal year of a department': 'example/housing/2024/',
  'a year': 'years/2024/',
  data: 'data/',
  findings: 'data/findings/',
  'the map': 'map/',
  search: 'search/?q=%E5%8F%8C%E4%BB%A3',
  codes: 'codes/',
};
for (const [kind, address] of Object.entries(KINDS)) {
  test(`axe finds nothing on ${kind}`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(address, { colorScheme, bypassCSP: true });
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), [], colorScheme);
      await page.done();
    }
  });
}
