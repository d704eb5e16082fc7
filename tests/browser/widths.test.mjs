// Narrow windows and large text: no page is wider than its window, and what is wider scrolls in a box of its own that a keyboard reaches.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET, PRESENT, pages } from './kinds.mjs';
import { reader } from './reader.mjs';

const { open } = reader();
/** Every page, and the search with something found. */
const PAGES = [...new Set([...pages(), ...PRESENT.map(({ example }) => example)])];
/** One page of each kind, and wide tables of several sorts. */
const SAMPLE = [...PRESENT.map(({ example }) => example), 'example/housing/2025/budget/', 'pingxiang/housing/2020/budget/'];

/** How much wider a page is than its window; what is cut off though it does not scroll; boxes that scroll and cannot be reached or are not named. */
const measure = () => {
  const root = document.documentElement;
  const wide = root.scrollWidth - root.clientWidth;
  const boxes = [...document.querySelectorAll('.scroll')];
  const cut = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1 && !/auto|scroll/.test(getComputedStyle(box).overflowX));
  const scrolling = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1);
  const mute = scrolling.filter((box) => box.tabIndex !== 0 || box.getAttribute('role') !== 'group' || !(box.ariaLabel || document.getElementById(box.getAttribute('aria-labelledby'))));
  // This year's column, and the values of what is set as blocks, are seen as the page is opened.
  const unseen = scrolling.filter((box) => {
    const [now, table] = [box.querySelector('th.now'), box.querySelector('table')];
    if (getComputedStyle(table).display === 'block') return true;
    if (!now) return window.innerWidth >= 375 && window.innerWidth < 700 && !box.matches('.latest') && !!table.querySelector('td.n');
    const [room, head] = [box.getBoundingClientRect(), now.getBoundingClientRect()];
    const name = [...table.querySelectorAll('tbody th[scope=row]')].filter((node) => node.getClientRects().length).at(-1).getBoundingClientRect();
    return window.innerWidth >= 375 && (head.right > room.right + 1 || (window.innerWidth < 700 && head.left < name.right - 2));
  });
  // Text that leaves the window outside of any box.
  const out = [...document.querySelectorAll('main *, header *, footer *')].filter((node) => !node.closest('.scroll, .vh, .skip') && node.getClientRects().length && node.getBoundingClientRect().right > root.clientWidth + 1);
  return { wide, cut: cut.map((box) => box.ariaLabel), mute: mute.map((box) => box.ariaLabel), unseen: unseen.map((box) => box.ariaLabel), out: out.slice(0, 3).map((node) => node.outerHTML.slice(0, 90)), scrolling: scrolling.length };
};
const GOOD = { wide: 0, cut: [], mute: [], unseen: [], out: [] };

const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

for (const [width, size, looked] of [
  [320, 1, SAMPLE],
  [375, 1, PAGES],
  [375, 2, PAGES],
  [768, 1, SAMPLE],
  [900, 1, SAMPLE],
  [640, 2, SAMPLE],
  [1280, 1, PAGES],
  [1280, 2, SAMPLE],
]) {
  test(`no page is wider than ${width} px${size > 1 ? ` at ${size}00 % text` : ''}`, async () => {
    const page = await open('', { viewport: { width, height: 720 } });
    const home = page.url();
    let scrolling = 0;
    for (const example of looked) {
      await page.goto(home + example);
      if (size > 1) await page.evaluate((percent) => (document.documentElement.style.fontSize = percent), `${size}00%`);
      // Before the script has seen the change, too.
      const { wide } = await page.evaluate(measure);
      assert.ok(wide <= 0, `${example} is ${wide} px too wide at first`);
      await settle(page);
      const found = await page.evaluate(measure);
      scrolling += found.scrolling;
      delete found.scrolling;
      // Twice as large, a table of many columns may begin with last year's.
      if (size > 1) found.unseen = [];
      assert.deepEqual({ ...found, wide: Math.max(0, found.wide) }, GOOD, example);
    }
    if (width < 1280) assert.ok(scrolling > 2, 'nothing had to scroll: the test looks at nothing');
    else if (size === 1) assert.equal(scrolling, 0, 'there is room for every table');
    await page.done();
  });
}

test('without script nothing is wider than the window either', async () => {
  const page = await open('', { viewport: { width: 320, height: 720 }, javaScriptEnabled: false });
  const home = page.url();
  for (const example of SAMPLE) {
    await page.goto(home + example);
    const found = await page.evaluate(measure);
    delete found.scrolling;
    // The script brings into sight what more than one column of last year's keeps out of it.
    found.unseen = [];
    assert.deepEqual({ ...found, wide: Math.max(0, found.wide) }, GOOD, example);
  }
  await page.done();
});

test('a table that does not fit is scrolled with the arrow keys, its first column stays', async () => {
  const page = await open(BUDGET, { viewport: { width: 375, height: 720 } });
  const box = page.locator('.table .scroll:not(.fits)').filter({ has: page.locator('tbody tr:nth-child(6)') }).first();
  await box.focus();
  const first = box.locator('tbody th').nth(3);
  const before = (await first.boundingBox()).x;
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
  await page.waitForFunction((node) => node.scrollLeft > 40, await box.elementHandle());
  assert.ok(Math.abs((await first.boundingBox()).x - before) < 8);
  await page.done();
});

test('a table that fits is no stop of the Tab key, and keeps its head in view', async () => {
  const page = await open('example/housing/2024/budget/', { reducedMotion: 'reduce' });
  const box = page.locator('.table .scroll.fits').filter({ has: page.locator('tbody tr:nth-child(12)') }).first();
  assert.equal(await box.getAttribute('tabindex'), null);
  await box.locator('tbody tr').last().scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 400);
  await page.waitForTimeout(100);
  const [row, head] = [await box.locator('tbody tr').nth(-3).boundingBox(), await box.locator('thead').boundingBox()];
  assert.ok(head.y >= -1 && head.y < row.y + 600, `the head stands at ${head.y}`);
  await page.done();
});

test('amounts at the head of a page do not run into each other, however long', async () => {
  for (const width of [375, 768, 1280]) {
    const page = await open('pingxiang/housing/2020/budget/', { viewport: { width, height: 900 } });
    const over = await page.locator('.glance-facts .figure').evaluateAll((figures) => {
      for (const figure of figures) figure.textContent = '3,204,090,202.00元';
      const boxes = [...document.querySelectorAll('.glance-facts :is(.figure, .mark)')].map((node) => node.getBoundingClientRect());
      return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top + 8 < one.bottom)).length;
    });
    assert.equal(over, 0, `at ${width} px`);
    await page.done();
  }
});
