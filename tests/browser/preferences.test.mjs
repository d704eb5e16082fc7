// What a reader set once, here or in the system, holds: large text, no motion, own colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET } from './kinds.mjs';
import { reader, text } from './reader.mjs';

const self = reader();
const { open } = self;

/** What is really drawn, as red, green, blue and alpha of each pixel: computed styles do not say what forced colours make of them. */
async function pixels(locator) {
  const picture = [...(await locator.screenshot())];
  const page = await self.browser.newPage();
  const drawn = await page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return { width: image.width, data: [...canvas.getImageData(0, 0, image.width, image.height).data] };
  }, picture);
  await page.close();
  return drawn;
}

/** The share of pixels that differ clearly from the last: bars begin at the left, lines leave the corners free. */
async function inked(locator) {
  const { data } = await pixels(locator);
  const paper = data.slice(-4);
  let other = 0;
  for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at] - paper[0]) + Math.abs(data[at + 1] - paper[1]) + Math.abs(data[at + 2] - paper[2]) > 200) other += 1;
  return other / (data.length / 4);
}

/** The colour a control lies on: that of a pixel inside its border, left of its words. */
async function ground(locator) {
  const { width, data } = await pixels(locator);
  const at = 4 * (6 * width + 5);
  return data.slice(at, at + 3);
}

test('large text stays from page to page, until it is put back', async () => {
  const page = await open('');
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const normal = await size();
  await page.getByRole('button', { name: '大字' }).click();
  assert.ok((await size()) > normal * 1.2);
  const home = page.url();
  for (const address of [BUDGET, 'example/roster/', 'glossary/', 'search/']) {
    await page.goto(home + address);
    await page.waitForFunction(() => 'large' in document.documentElement.dataset);
    assert.equal(await page.getByRole('button', { name: '大字' }).getAttribute('aria-pressed'), 'true', address);
    assert.ok((await size()) > normal * 1.2, address);
  }
  await page.getByRole('button', { name: '大字' }).click();
  await page.goto(home + BUDGET);
  assert.equal(await size(), normal);
  await page.done();
});

test('nothing moves where reduced motion is asked for', async () => {
  const page = await open(BUDGET);
  // Only a link that is followed within the page moves it.
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
  await page.locator('.contents a').first().focus();
  const moving = () =>
    page.evaluate(() => [
      getComputedStyle(document.documentElement).scrollBehavior,
      [...document.querySelectorAll('*')].some((node) => {
        const style = getComputedStyle(node);
        return parseFloat(style.animationDuration) > 0 || parseFloat(style.transitionDuration) > 0;
      }),
    ]);
  assert.equal((await moving())[0], 'smooth');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  assert.deepEqual(await moving(), ['auto', false]);
  await page.done();
});

for (const colorScheme of ['light', 'dark']) {
  test(`in the reader's own colours (${colorScheme}) bars, lines, states and links are seen`, async () => {
    const page = await open(BUDGET, { forcedColors: 'active', colorScheme });
    const [longest, shorter] = [page.locator('.bars').first().locator('svg').first(), page.locator('.bars').first().locator('svg').nth(1)];
    const [long, short] = [await inked(longest), await inked(shorter)];
    assert.ok(short > 0.1 && long > short, `bars cover ${long} and ${short}`);
    // A link is told from text without colour.
    const plain = await page.locator('main a').evaluateAll((links) => links.filter((link) => link.offsetParent && !getComputedStyle(link).textDecorationLine.includes('underline')).map((link) => link.outerHTML));
    assert.deepEqual(plain, []);
    // What is pressed looks otherwise than what is not.
    const button = page.getByRole('button', { name: '大字' });
    const before = await ground(button);
    await button.click();
    const pressed = await ground(button);
    assert.ok(before.some((part, index) => Math.abs(part - pressed[index]) > 60), `${before} and ${pressed}`);
    // A figure that is reached is set apart.
    await page.goto(`${page.url()}#N01-total-amount`);
    assert.notEqual(await page.locator(':target').evaluate((cell) => getComputedStyle(cell).outlineStyle), 'none');
    await page.goto(new URL('../../', page.url()).href);
    assert.ok((await inked(page.locator('svg.line').first())) > 0.005, 'no line is seen');
    await page.done();
  });
}

test('sums are told from their parts without colour', async () => {
  const page = await open(BUDGET, { forcedColors: 'active' });
  const total = page.locator('tr.total').first();
  assert.ok((await total.locator('td').first().evaluate((cell) => Number(getComputedStyle(cell).fontWeight))) >= 600);
  assert.equal(await total.locator('td').first().evaluate((cell) => getComputedStyle(cell).borderBottomStyle), 'double');
  assert.match(await text(total.locator('th')), /合计|总计/);
  await page.done();
});
