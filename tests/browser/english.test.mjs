// A site in English: no page is wider than its window, nothing lies over anything, Chinese is said to be Chinese. The site is the one that ENGLISH names, built with lang = "en"; without it nothing is tested.
import assert from 'node:assert/strict';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, TYPES } from './site.mjs';

const { ENGLISH } = process.env;
const skip = ENGLISH ? false : 'ENGLISH names no site';
let browser;
let server;
let home;
before(async () => {
  if (skip) return;
  server = createServer((request, response) => {
    let file = join(ENGLISH, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    response.writeHead(existsSync(file) ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    existsSync(file) ? createReadStream(file).pipe(response) : response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});
const pages = () => readdirSync(ENGLISH, { recursive: true }).filter((path) => path.endsWith('index.html')).map((path) => path.slice(0, -'index.html'.length));

for (const width of [375, 1280]) {
  test(`every English page at ${width} px`, { skip }, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    let chinese = 0;
    for (const address of pages()) {
      await page.goto(home + address);
      const found = await page.evaluate(() => {
        const root = document.documentElement;
        const figures = [...document.querySelectorAll('.glance-facts :is(.figure, dt), .opening .figure')].map((node) => node.getBoundingClientRect());
        const over = figures.flatMap((one, at) => figures.slice(at + 1).filter((other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 8 && other.top < one.bottom - 8)).length;
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const unmarked = [];
        let marked = 0;
        while (walk.nextNode()) {
          const { parentElement, data } = walk.currentNode;
          if (!/\p{Script=Han}/u.test(data) || parentElement.closest('script, style, title, option')) continue;
          parentElement.closest('[lang]').lang.startsWith('zh') ? (marked += 1) : unmarked.push(data.trim().slice(0, 40));
        }
        return { wide: Math.max(0, root.scrollWidth - root.clientWidth), over, unmarked: unmarked.slice(0, 3), marked };
      });
      chinese += found.marked;
      delete found.marked;
      assert.deepEqual(found, { wide: 0, over: 0, unmarked: [] }, address);
      assert.doesNotMatch(await page.title(), /[A-Z]\d\d-|hebei-county/);
    }
    assert.ok(chinese > 1000, 'nothing is Chinese: the test looks at nothing');
    await context.close();
  });
}
