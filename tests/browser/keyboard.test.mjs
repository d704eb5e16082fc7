// The keyboard alone: one skips to the text, sees where one is, at every stop, and nothing lies over it. What is pressed is large enough.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESENT, WHOLE } from './kinds.mjs';
import { reader } from './reader.mjs';

const { open } = reader();

test('the first stop of every page skips to its text', async () => {
  const page = await open('');
  const home = page.url();
  for (const { name, example } of WHOLE) {
    await page.goto(home + example);
    await page.keyboard.press('Tab');
    const skip = await page.evaluate(() => {
      const { left, top, width } = document.activeElement.getBoundingClientRect();
      return { hash: document.activeElement.hash, seen: left >= 0 && top >= 0 && width > 40 };
    });
    assert.deepEqual(skip, { hash: '#main', seen: true }, name);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => !document.activeElement.closest('body > header')), `${name}: the next stop stands before the text`);
  }
  await page.done();
});

/** Goes over a page with Tab; what is wrong with the places it stops at. */
async function walk(page, key, most) {
  const faults = [];
  let stops = 0;
  for (; stops < most; stops += 1) {
    await page.keyboard.press(key);
    const fault = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return 'end';
      if (node.dataset.walked) return 'end';
      node.dataset.walked = '1';
      const style = getComputedStyle(node);
      const said = `<${node.localName} class="${node.className}"> ${node.textContent.trim().slice(0, 30)}`;
      if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `${said}: no outline`;
      // A link of two lines has two boxes; it is seen where any of them is.
      const rects = [...node.getClientRects()];
      const inWindow = rects.filter(({ left, right, top, bottom }) => right > 0 && left < innerWidth && bottom > 0 && top < innerHeight);
      if (!inWindow.length) return `${said}: out of the window`;
      const open = inWindow.some((rect) => {
        // Of what is larger than the window, the part that is in it counts.
        const x = (Math.max(rect.left, 0) + Math.min(rect.right, innerWidth)) / 2;
        const y = (Math.max(rect.top, 0) + Math.min(rect.bottom, innerHeight)) / 2;
        const top = document.elementFromPoint(x, y);
        return top && (node.contains(top) || top.contains(node) || top.closest('label') === node.closest('label'));
      });
      return open ? null : `${said}: covered`;
    });
    if (fault === 'end') {
      if (stops) break;
      continue;
    }
    if (fault) faults.push(fault);
  }
  return { faults, stops };
}

for (const { name, example } of PRESENT) {
  test(`every stop on ${name} is seen, forwards and backwards`, async () => {
    const page = await open(example, { reducedMotion: 'reduce', viewport: { width: 1000, height: 700 } });
    const there = await walk(page, 'Tab', 150);
    assert.deepEqual(there.faults, []);
    assert.ok(there.stops > 5);
    // Backwards, what is reached comes in at the top, where heads stay.
    await page.evaluate(() => {
      for (const node of document.querySelectorAll('[data-walked]')) delete node.dataset.walked;
      const links = document.querySelectorAll('main a[href]');
      links[links.length - 1]?.focus({ focusVisible: true });
    });
    const back = await walk(page, 'Shift+Tab', 150);
    assert.deepEqual(back.faults, []);
    await page.done();
  });
}

/** WCAG 2.2, 2.5.8: 24 by 24 pixels, or so far from others that circles of 24 pixels do not meet; links within a sentence are excepted. */
const tooSmall = () => {
  const SIZE = 24;
  const nodes = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]:not(.scroll)')].filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1 && !node.matches('.skip'));
  const inSentence = (node) => getComputedStyle(node).display === 'inline' && node.parentElement.matches('p, dd, li, dt, span, sup, summary, figcaption, b, mark') && (node.closest('p, dd, li, dt, summary, figcaption, td, th') ?? node).textContent.trim().length > node.textContent.trim().length + 1;
  const boxes = nodes.map((node) => {
    // What a label says is part of its control.
    const rect = (node.closest('label') ?? node).getBoundingClientRect();
    return { node, rect, small: rect.width < SIZE || rect.height < SIZE, x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  });
  const near = (one, other) => {
    if (one.node === other.node || one.node.contains(other.node) || other.node.contains(one.node)) return false;
    const [dx, dy] = other.small
      ? [other.x - one.x, other.y - one.y]
      : [Math.max(other.rect.left - one.x, 0, one.x - other.rect.right), Math.max(other.rect.top - one.y, 0, one.y - other.rect.bottom)];
    return Math.hypot(dx, dy) < (other.small ? SIZE : SIZE / 2);
  };
  const faults = boxes.filter((one) => one.small && !inSentence(one.node) && boxes.some((other) => near(one, other)));
  return { looked: boxes.length, faults: faults.map(({ node, rect }) => `${Math.round(rect.width)}×${Math.round(rect.height)} ${node.outerHTML.slice(0, 110)}`) };
};

for (const width of [375, 1280]) {
  test(`whatever is pressed has room for a finger at ${width} px`, async () => {
    const page = await open('', { viewport: { width, height: 800 } });
    const home = page.url();
    for (const { name, example } of PRESENT) {
      await page.goto(home + example);
      if (example.startsWith('search')) await page.locator('#results ol li').first().waitFor();
      const { looked, faults } = await page.evaluate(tooSmall);
      assert.ok(looked > 4);
      assert.deepEqual(faults, [], name);
    }
    await page.done();
  });
}
