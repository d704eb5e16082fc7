// A browser and the site for the tests of a file; pages that fail the test when they complain.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, serve } from './site.mjs';

/** Begins and ends with the tests of the file it is called in. */
export function reader() {
  const self = {};
  let site;
  before(async () => {
    site = await serve();
    self.address = site.address;
    self.browser = await launch();
  });
  after(async () => {
    await self.browser.close();
    site.close();
  });

  /** A page at an address; anything it complains of fails the test when it is `done`. */
  self.open = async (address, options = {}) => {
    const context = await self.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    // A control that is not there fails at once enough for a whole suite to be waited for.
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(site.address + address);
    // What the script does when a page has been laid out.
    if (options.javaScriptEnabled !== false) await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    page.done = async () => {
      assert.deepEqual(faults, []);
      await context.close();
    };
    return page;
  };
  return self;
}

export const text = (locator) => locator.textContent().then((words) => words.trim());

/** Whether a pixel of the middle of what is reached is really that, and nothing that lies over it. */
export const uncovered = (locator) =>
  locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !!top && (element.contains(top) || top.contains(element));
  });
