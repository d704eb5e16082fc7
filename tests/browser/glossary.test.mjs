// A word is explained where it stands first, by pointer and by keyboard, and one comes back to where one was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET } from './kinds.mjs';
import { reader, text, uncovered } from './reader.mjs';

const { open } = reader();

test('the meaning of a word rises on the page it stands on, and the text stays where it is', async () => {
  const page = await open(BUDGET, { reducedMotion: 'reduce' });
  const term = page.locator('.prose a.term').nth(3);
  await term.scrollIntoViewIfNeeded();
  const [name, place] = [await text(term), (await term.boundingBox()).y];
  await term.click();
  const meaning = page.locator('.terms :target');
  assert.equal(await text(meaning.locator('dt')), name);
  assert.ok((await text(meaning.locator('dd'))).length > 8);
  assert.ok(await uncovered(meaning));
  const box = await meaning.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 901, `the meaning stands at ${box.y}`);
  assert.ok(Math.abs((await term.boundingBox()).y - place) < 2, 'the text moved');
  await page.getByRole('link', { name: `回到正文 ${name}` }).click();
  assert.ok(await uncovered(term));
  assert.ok(!(await page.locator('.terms :target').count()));
  await page.done();
});

test('and with the keyboard alone: to the meaning, to the glossary, back to the word', async () => {
  const page = await open(BUDGET, { reducedMotion: 'reduce' });
  const term = page.locator('.prose a.term').nth(1);
  const name = await text(term);
  await term.focus();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim().replace(/\s+/g, ' '));
  await page.keyboard.press('Tab');
  assert.equal(await focused(), `详细解释 ${name}`);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), `回到正文 ${name}`);
  await page.keyboard.press('Enter');
  assert.ok(await uncovered(term));
  // One goes on reading behind the word, not at the end of the page.
  await page.keyboard.press('Tab');
  const after = await page.evaluate((id) => document.getElementById(id).compareDocumentPosition(document.activeElement) & 4, await term.getAttribute('id'));
  assert.ok(after && (await page.evaluate(() => !document.activeElement.closest('.terms'))));
  await page.done();
});

test('more about a word is said in the glossary, where its entry is set apart', async () => {
  const page = await open(BUDGET, { reducedMotion: 'reduce' });
  const term = page.locator('.prose a.term').first();
  const name = await text(term);
  await term.click();
  await page.getByRole('link', { name: `详细解释 ${name}` }).click();
  assert.match(page.url(), /\/glossary\/#/);
  const entry = page.locator('.glossary :target');
  assert.ok((await text(entry.locator('dt'))).includes(name));
  assert.ok(await uncovered(entry.locator('dt')));
  assert.notEqual(await entry.evaluate((node) => getComputedStyle(node).backgroundColor), 'rgba(0, 0, 0, 0)');
  await page.done();
});

test('every word that is explained leads to its meaning, and a word is explained once on a page', async () => {
  const page = await open(BUDGET);
  const terms = await page.locator('a.term').evaluateAll((links) => links.map((link) => [link.getAttribute('href'), !!document.getElementById(link.hash.slice(1))]));
  assert.ok(terms.length > 5);
  assert.equal(new Set(terms.map(([href]) => href)).size, terms.length);
  assert.deepEqual(terms.filter(([, there]) => !there), []);
  await page.done();
});

test('the topics of the glossary lead to their words', async () => {
  const page = await open('glossary/', { reducedMotion: 'reduce' });
  const links = page.getByRole('navigation', { name: /分类|主题/ }).getByRole('link');
  const last = links.last();
  const name = await text(last);
  await last.click();
  assert.equal(await text(page.locator('h2:target')), name);
  await page.done();
});
