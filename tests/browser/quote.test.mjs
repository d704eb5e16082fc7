// What whoever quotes a page takes along: a citation with the day of access and the version, a frame with one table, a question that says what about.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pages } from './kinds.mjs';
import { reader, text } from './reader.mjs';
import { SITE } from './site.mjs';

const self = reader();
const { open } = self;
const DOCUMENT = 'example/housing/2025/budget/';
const today = () => new Date().toLocaleDateString('sv');

test('a page is cited with its author, title, day of access, address and version', async () => {
  const page = await open(DOCUMENT);
  const version = createHash('sha256').update(readFileSync(join(SITE, DOCUMENT, 'data.json'))).digest('hex').slice(0, 10);
  // The day stands before the address by the style sheet: with a script and without, the text is the same.
  const cited = (await text(page.locator('[data-citation]'))).replace(/\s+/g, ' ');
  const day = await page.locator('[data-accessed]').evaluate((node) => getComputedStyle(node, '::after').content);
  assert.equal(day, `"[${today()}]"`);
  assert.match(cited, /^示例县住房和城乡建设局\. 示例县住房和城乡建设局2025年部门预算/);
  assert.ok(cited.includes(`/${DOCUMENT}`) && cited.includes(version), cited);
  await page.done();
});

test('a citation that is copied has the day of access where it stands', async () => {
  const page = await open(DOCUMENT);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (copied) => Object.assign(window, { copied }) } }));
  await page.locator('[data-copies]').click();
  const copied = await page.evaluate(() => window.copied);
  assert.match(copied, new RegExp(`\\[DS/OL\\]\\. .*\\[${today()}\\]\\. http`));
  await page.done();
});

test('without script a citation has no day of access, and nothing empty in its place', async () => {
  const page = await open(DOCUMENT, { javaScriptEnabled: false });
  const cited = (await text(page.locator('[data-citation]'))).replace(/\s+/g, ' ');
  assert.ok(!cited.includes('[2') && cited.includes(`/${DOCUMENT}`) && !/\.\s?\./.test(cited), cited);
  await page.done();
});

test('every page with figures says how it is cited, and its downloads are there', async () => {
  const page = await open('');
  const lacking = [];
  const led = new Map();
  for (const address of pages()) {
    if (!/^(index\.html|$)|^(example|years\/\d|projects\/|codes\/\d|guide)/.test(address) || /roster|embed\.html/.test(address)) continue;
    await page.goto(self.address + address);
    if (!(await page.locator('[data-citation]').count())) lacking.push(address);
    const links = await page.locator('#quote a').evaluateAll((all) => all.map((link) => link.href));
    for (const link of links.filter((link) => link.startsWith(self.address))) led.set(link, address);
  }
  for (const [link, address] of led) {
    if (!(await page.request.get(link)).ok()) lacking.push(`${address}: ${link}`);
  }
  assert.deepEqual(lacking, []);
  await page.done();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a frame shows what its address names, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await open(`${DOCUMENT}embed.html`, { javaScriptEnabled });
    assert.equal(await page.locator('.glance').isVisible(), true);
    assert.equal(await page.locator('section.table:visible').count(), 0);
    await page.goto(`${self.address}${DOCUMENT}embed.html#table-B05`);
    await page.reload();
    assert.equal(await page.locator('.glance').isVisible(), false);
    const shown = page.locator('section.table:visible');
    assert.equal(await shown.count(), 1);
    assert.match(await text(shown.locator('h2, h3').first()), /一般公共预算支出表/);
    // Whatever is followed leaves the frame, and leads to the document.
    assert.equal(await page.locator('base').getAttribute('target'), '_top');
    const marks = await page.locator('a[href*="#"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')).filter((to) => to.startsWith('#')));
    assert.deepEqual(marks, []);
    await page.done();
  });
}

test('a question by mail says which page and which figure', async () => {
  const page = await open('');
  await page.route(`**/${DOCUMENT}`, async (route) => {
    const answer = await route.fetch();
    const ask = '<a data-ask href="mailto:ask@example.cn">?</a>';
    const html = (await answer.text()).replace(/(<section[^>]*id="?quote.*?<\/ul>)/s, `$1${ask}`).replace(/(<a[^>]*data-link[^>]*>)/, `${ask}$1`);
    await route.fulfill({ response: answer, body: html });
  });
  await page.goto(self.address + DOCUMENT);
  const mail = async (link) => new URL(await link.getAttribute('href'));
  const whole = await mail(page.locator('.quoted [data-ask]'));
  assert.match(whole.searchParams.get('subject'), /2025年部门预算/);
  assert.ok(whole.searchParams.get('body').includes(DOCUMENT));
  await page.getByRole('checkbox', { name: /引用/ }).check();
  await page.locator('#B05-203-total').click();
  const one = await mail(page.getByRole('dialog').locator('[data-ask]'));
  assert.match(one.searchParams.get('subject'), /国防支出/);
  assert.ok(one.searchParams.get('body').includes('#B05-203-total') && one.searchParams.get('body').includes(today()));
  await page.done();
});

test('the guide leads to figures that stand where it says', async () => {
  const page = await open('guide/');
  const figures = await page.locator('main a.figure').evaluateAll((all) => all.map((link) => [link.href, link.textContent]));
  assert.ok(figures.length > 3, 'it has figures of the site');
  for (const [address, amount] of figures) {
    await page.goto(address);
    const cell = page.locator(`[id="${decodeURIComponent(new URL(address).hash.slice(1))}"]`);
    assert.ok((await text(cell)).startsWith(amount.replace(/[^\d.,].*/, '')), `${address}: ${amount}`);
  }
  await page.done();
});

test('a project is told in sentences, and its money drawn year by year', async () => {
  const page = await open('projects/example/housing/99010123P000039001Q/');
  assert.match(await text(page.locator('header .lead')), /\d{4}年预算数[\d,.]+万元.*自评[\d.]+分/s);
  assert.ok((await page.locator('.stages .bar.spending rect').count()) >= 2);
  await page.done();
});
