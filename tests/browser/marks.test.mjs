// Marks of notes: they move no digit, have one look, are copied apart from their figure, and stand once where a figure does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pages } from './kinds.mjs';
import { reader } from './reader.mjs';
import { SITE } from './site.mjs';

const { open } = reader();
const source = (address) => readFileSync(join(SITE, address.endsWith('.html') ? address : `${address}index.html`), 'utf8');
/** Every page that has a mark beside a figure or words. */
// The tables of a frame are those of its document, seen one at a time.
const MARKED = pages().filter((address) => !address.endsWith('embed.html') && /class="?mark\b/.test(source(address)));
const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Columns of figures, each with where the digits of its cells end and where their points stand; marks that leave their cell, lie over digits or over each other. */
const columns = () => {
  const found = [];
  const wrong = [];
  for (const table of document.querySelectorAll('main table:not(.stack)')) {
    const ends = new Map();
    for (const cell of table.querySelectorAll('td.n')) {
      const box = cell.getBoundingClientRect();
      if (!box.width || cell.colSpan > 1) continue;
      const marks = [...cell.querySelectorAll('.mark')].map((mark) => mark.getBoundingClientRect());
      const [text] = [...cell.childNodes].filter((node) => node.textContent.trim() && !node.matches?.('.vh, .marks, .changed'));
      if (!text) continue;
      // Decimals that are left as room belong to the digits.
      const range = document.createRange();
      range.selectNode(text);
      const digits = text.matches?.('[data-pad]') ? text.getBoundingClientRect() : range.getBoundingClientRect();
      // A point, or where it would stand; digits of sums are bold, and wider in most fonts.
      const number = document.createRange();
      const leaf = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode() ?? text;
      const [whole] = leaf.data.split('.');
      number.setStart(leaf, 0);
      number.setEnd(leaf, whole.length);
      const point = /^\s*[-+−]?[\d,]+(\.\d+)?\s*$/.test(leaf.data) && getComputedStyle(cell).fontWeight === '400' ? number.getBoundingClientRect().right : null;
      const column = Math.round(box.right);
      ends.set(column, [...(ends.get(column) ?? []), { end: digits.right, point, marked: marks.length > 0, says: cell.textContent.trim() }]);
      const out = marks.some((mark) => mark.right > box.right + 0.5 || mark.left < digits.right - 0.5 || mark.bottom > box.bottom + 4);
      const over = marks.some((mark, at) => marks.slice(at + 1).some((other) => mark.left < other.right - 0.5 && other.left < mark.right - 0.5 && mark.top < other.bottom - 1 && other.top < mark.bottom - 1));
      if (out || over) wrong.push(cell.textContent.trim());
    }
    found.push(...ends.values());
  }
  return { found, wrong };
};

for (const [width, size] of [[375, 1], [768, 1], [1280, 1], [1280, 2]]) {
  test(`figures of a column end on one line, with their points below each other, with a mark or without, at ${width} px${size > 1 ? ` and ${size}00 % text` : ''}`, async () => {
    const page = await open('', { viewport: { width, height: 800 } });
    const home = page.url();
    let both = 0;
    for (const address of MARKED) {
      await page.goto(home + address);
      if (size > 1) await page.evaluate((percent) => (document.documentElement.style.fontSize = percent), `${size}00%`);
      await settle(page);
      const { found, wrong } = await page.evaluate(columns);
      assert.deepEqual(wrong, [], address);
      for (const cells of found) {
        const ends = cells.map(({ end }) => end);
        assert.ok(Math.max(...ends) - Math.min(...ends) < 1, `${address}: ${JSON.stringify(cells)}`);
        const points = cells.map(({ point }) => point).filter((point) => point !== null);
        assert.ok(points.length < 2 || Math.max(...points) - Math.min(...points) < 1, `points, ${address}: ${JSON.stringify(cells)}`);
        both += cells.some(({ marked }) => marked) && cells.some(({ marked }) => !marked);
      }
    }
    assert.ok(both > 5, `only ${both} columns have figures with and without a mark`);
    await page.done();
  });
}

test('a mark has one look, and is read on its ground, on screen and on paper', async () => {
  const page = await open('', { reducedMotion: 'reduce' });
  const home = page.url();
  const look = () =>
    page.evaluate(() => {
      const light = (colour) => {
        const [r, g, b] = colour.match(/[\d.]+/g).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (node) => (!node ? 'rgb(255, 255, 255)' : /, 0\)$/.test(getComputedStyle(node).backgroundColor) ? ground(node.parentElement) : getComputedStyle(node).backgroundColor);
      return [...document.querySelectorAll('.mark a')].map((link) => {
        const { color, fontSize, fontWeight, fontFamily, textDecorationLine } = getComputedStyle(link);
        const [dark, bright] = [light(color), light(ground(link))].toSorted((a, b) => a - b);
        return { look: [color, fontSize, fontWeight, fontFamily, textDecorationLine].join(' '), contrast: (bright + 0.05) / (dark + 0.05), raised: /^super$/.test(getComputedStyle(link.closest('.marks') ?? link.parentElement).verticalAlign) || !!link.closest('td') };
      });
    });
  for (const media of [{ media: 'screen', colorScheme: 'light' }, { media: 'screen', colorScheme: 'dark' }, { media: 'print', colorScheme: 'light' }]) {
    await page.emulateMedia(media);
    const looks = new Map();
    for (const address of MARKED) {
      await page.goto(home + address);
      for (const mark of await look()) {
        looks.set(mark.look, address);
        assert.ok(mark.contrast >= 4.5, `${address}: ${mark.contrast}`);
        assert.ok(mark.raised, address);
      }
    }
    assert.equal(looks.size, 1, JSON.stringify([...looks]));
  }
  await page.done();
});

test('a cell that is copied gives its figure and its mark apart', async () => {
  const page = await open('', { reducedMotion: 'reduce' });
  const home = page.url();
  let copied = 0;
  for (const address of MARKED) {
    await page.goto(home + address);
    const cells = await page.evaluate(() =>
      [...document.querySelectorAll('td:is(.n, .w, .m):has(.mark)')].map((cell) => {
        getSelection().selectAllChildren(cell);
        return [getSelection().toString(), [...cell.querySelectorAll('.mark')].map((mark) => mark.textContent)];
      }),
    );
    for (const [words, marks] of cells) {
      const [figure, ...others] = words.split(/\s+/);
      assert.match(figure, /\d|^不予公开$/, address);
      assert.deepEqual(others.slice(0, marks.length), marks, `${address}: ${words}`);
      copied += 1;
    }
  }
  assert.ok(copied > 5);
  await page.done();
});

test('a result of a search has each mark once, beside what it is about', async () => {
  const page = await open(`search/?q=${encodeURIComponent('13919')}`);
  await page.locator('#results li').first().waitFor();
  const items = await page.locator('#results li').evaluateAll((all) =>
    all.map((item) =>
      [...item.querySelectorAll('.mark a')].map((mark) => {
        const link = mark.closest('.marks').previousElementSibling;
        return { href: mark.getAttribute('href'), away: mark.getBoundingClientRect().left - link.getBoundingClientRect().right };
      }),
    ),
  );
  assert.ok(items.some((marks) => marks.length));
  for (const marks of items) {
    assert.equal(new Set(marks.map(({ href }) => href)).size, marks.length, JSON.stringify(marks));
    for (const { away } of marks) assert.ok(away >= 0 && away < 12, `${away} px away`);
  }
  await page.done();
});
