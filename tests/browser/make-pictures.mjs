// Writes the pictures of docs/guide and of the README into docs/images, made small:
//   GONGKAI=/path/to/gongkai REPOSITORY=/path/to/repository node make-pictures.mjs
// Beside what the suite needs: LibreOffice and pdftoppm for the workbook, pngquant to make all of them small.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, takeAll } from './pictures.mjs';

const LARGEST = 150_000;

await takeAll((name, file) => {
  if (!file) throw new Error(`${name} cannot be drawn here`);
  const to = join(REPOSITORY, 'docs/images', name);
  execFileSync('pngquant', ['--force', '--strip', '--output', to, '64', file]);
  const { size } = statSync(to);
  if (size > LARGEST) throw new Error(`${name} has ${size} bytes`);
  console.log(`${name} ${size}`);
});
