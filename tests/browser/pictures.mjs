// The pictures of docs/guide, taken of its own examples and of the site of this repository:
//   GONGKAI=/path/to/gongkai REPOSITORY=/path/to/repository node pictures.mjs
// Beside what the suite needs: LibreOffice and pdftoppm for the workbook, pngquant to make all of them small.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from './site.mjs';

const REPOSITORY = resolve(process.env.REPOSITORY ?? new URL('../../', import.meta.url).pathname);
const GONGKAI = resolve(process.env.GONGKAI ?? join(REPOSITORY, 'target/release/gongkai'));
const IMAGES = join(REPOSITORY, 'docs/images');
const LARGEST = 150_000;

const room = mkdtempSync(join(tmpdir(), 'pictures-'));
cpSync(join(REPOSITORY, 'docs/guide/files/clerk'), room, { recursive: true });
const site = join(room, '示例县');
const budget = 'example/water/2026/budget';
const run = (program, ...words) => execFileSync(program, words, { cwd: room, stdio: 'pipe' });
const gongkai = (...words) => run(GONGKAI, '--root', site, ...words);

/** The preview of a site while `look` looks at it. */
async function preview(root, look) {
  const server = spawn(GONGKAI, ['--root', root, 'serve', '--port', '0']);
  try {
    const address = await new Promise((done, failed) => {
      server.stdout.on('data', (said) => done(`${said}`.match(/http:\/\/[^/]+\//)[0]));
      server.on('exit', (code) => failed(new Error(`the preview ended with ${code}`)));
    });
    await look(address);
  } finally {
    server.kill();
  }
}

/** Where a site was built. */
function published(root) {
  const output = mkdtempSync(join(room, 'public-'));
  run(GONGKAI, '--root', root, 'build', '--output', output);
  return `file://${output}/`;
}

/** Writes a picture, made small; one that stays large is a fault. */
function keep(name, from) {
  const to = join(IMAGES, name);
  run('pngquant', '--force', '--strip', '--output', to, '64', from);
  const { size } = statSync(to);
  if (size > LARGEST) throw new Error(`${name} has ${size} bytes`);
  console.log(`${name} ${size}`);
}

/** A picture of the top of a page, or of what stands there from an element on. */
async function take(browser, name, address, { width, height, from }) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  if (from) await page.evaluate((selector) => document.querySelector(selector).scrollIntoView(), from);
  const path = join(room, name);
  await page.screenshot({ path });
  await context.close();
  keep(name, path);
}

/** The copy of the workbook with its comment, which a spreadsheet shows when the pointer is on the cell: here it is told to show it always. */
function workbook() {
  try {
    run(GONGKAI, 'check', '预算.xlsx', '-o', '核对.xlsx');
  } catch (error) {
    if (error.status !== 1) throw error;
  }
  const show = `
import zipfile
with zipfile.ZipFile('核对.xlsx') as old, zipfile.ZipFile('shown.xlsx', 'w') as new:
    for name in old.namelist():
        part = old.read(name)
        if name.endswith('.vml'):
            part = part.replace(b'visibility:hidden', b'visibility:visible').replace(b'</x:ClientData>', b'<x:Visible/></x:ClientData>')
        new.writestr(name, part)
`;
  run('python3', '-c', show);
  run('soffice', `-env:UserInstallation=file://${join(room, 'profile')}`, '--headless', '--convert-to', 'pdf', 'shown.xlsx');
  // The second sheet, at 120 dots an inch.
  run('pdftoppm', '-png', '-r', '120', '-f', '2', '-l', '2', '-singlefile', '-x', '80', '-y', '104', '-W', '1175', '-H', '585', 'shown.pdf', 'check');
  keep('check.png', join(room, 'check.png'));
}

const browser = await launch();
try {
  workbook();
  gongkai('import', join(room, '预算.xlsx'), '--into', budget);
  gongkai('import', join(room, '说明-填好.docx'), '--into', budget);
  await preview(site, (address) => take(browser, 'preview.png', `${address}${budget}/`, { width: 1100, height: 760, from: '#table-B03' }));
  gongkai('import', join(room, '预算-改正.xlsx'), '--into', budget);
  const page = `${published(site)}${budget}/index.html`;
  await take(browser, 'page.png', page, { width: 1100, height: 900 });
  await take(browser, 'phone.png', page, { width: 375, height: 740 });
  await take(browser, 'compare.png', `${published(REPOSITORY)}example/housing/index.html`, { width: 1100, height: 900, from: 'main h2' });
} finally {
  await browser.close();
  rmSync(room, { recursive: true });
}
