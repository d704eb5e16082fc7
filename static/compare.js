// Which departments are compared, and in which figure: kept in the address, so that whoever gets it sees the same. ?d=housing,water&f=general
// All departments stand on the page without this script. What is drawn is drawn again at the scale of what is chosen, from the digits that are printed, never as floating-point numbers.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector('[data-choose]');
  if (!form) return;
  const boxes = all('input[name=d]', form);
  const figures = all('[data-figure]');
  const here = form.querySelector('[data-here]');
  const own = new URL(location.href);
  own.search = '';
  own.hash = '';

  /** A printed amount as a whole number of the smallest part that is ever printed. */
  const DECIMALS = 8;
  const parse = (text) => {
    const found = /^([-−]?)(\d[\d,]*)(?:\.(\d+))?/.exec(text.trim());
    if (!found) return null;
    const [, sign, whole, decimals = ''] = found;
    const digits = BigInt(whole.replaceAll(',', '') + decimals.padEnd(DECIMALS, '0'));
    return sign ? -digits : digits;
  };

  // ---- What is asked for ----

  const asked = new URLSearchParams(location.search);
  const measures = all('input[name=m]', form);
  const measure = () => measures.find((box) => box.checked)?.value ?? '';
  const query = (chosen) => {
    const parts = [chosen.length === boxes.length ? '' : 'd=' + chosen.join(','), measure() && 'm=' + measure()].filter(Boolean);
    return parts.length ? '?' + parts.join('&') : '';
  };
  const other = figures.find((link) => link.dataset.figure === asked.get('f') && !link.ariaCurrent);
  if (other) {
    const to = new URL(other.href);
    to.search = ['d', 'm'].filter((name) => asked.get(name)).map((name) => `${name}=${asked.get(name)}`).join('&');
    return location.replace(to);
  }
  const wanted = (asked.get('d') ?? '').split(',');
  if (boxes.some((box) => wanted.includes(box.value))) for (const box of boxes) box.checked = wanted.includes(box.value);
  for (const box of measures) if (box.value === asked.get('m')) box.checked = true;

  // ---- What is shown ----

  const NONE = '—';
  const printed = new Map();
  /** A text as it was printed, which is kept. */
  const asPrinted = (node) => {
    if (!printed.has(node)) printed.set(node, node.textContent);
    return printed.get(node);
  };
  const tell = () => {
    const by = measure();
    const unit = measures.find((box) => box.checked)?.dataset.unit;
    for (const node of all('main .unit')) node.textContent = unit ? asPrinted(node).replace(/[^：:]*$/, unit) : asPrinted(node);
    for (const holder of all('.multiple p, main td.n:has(.figure)')) {
      const node = holder.querySelector('.figure, [data-pad]') ?? holder.querySelector('.n');
      const pad = holder.querySelector('[data-pad]');
      node.textContent = by ? holder.dataset[by] ?? NONE : asPrinted(node);
      if (pad) {
        pad.dataset.own ??= pad.dataset.pad;
        pad.dataset.pad = by ? '' : pad.dataset.own;
      }
    }
  };

  const LONGEST = 1000n;
  const draw = () => {
    const bars = all('.multiple:not([hidden]) p').flatMap((point) => {
      const svg = point.querySelector('svg');
      const value = svg && (parse(point.querySelector('.n').textContent) ?? 0n);
      return svg ? [{ svg, value }] : [];
    });
    const end = (way) => bars.reduce((most, { value }) => (way * value > most ? way * value : most), 0n);
    const [low, high] = [end(-1n), end(1n)];
    const room = low + high || 1n;
    const steps = (value) => {
      const size = (value * LONGEST * 2n + room) / (2n * room);
      return size || !value ? size : 1n;
    };
    for (const { svg, value } of bars) {
      const zero = steps(low);
      const width = steps(value < 0n ? -value : value);
      const [bar, line] = svg.children;
      bar.setAttribute('x', String(value < 0n ? zero - width : zero));
      bar.setAttribute('width', String(width));
      line.setAttribute('d', `M${zero} 0V10`);
    }
  };
  const show = () => {
    // With none chosen there is nothing to see: all are shown.
    if (!boxes.some((box) => box.checked)) for (const box of boxes) box.checked = true;
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    for (const one of all('[data-d]')) one.hidden = !chosen.includes(one.dataset.d);
    own.search = query(chosen);
    here.href = own;
    for (const link of figures) {
      const to = new URL(link.href);
      to.search = query(chosen);
      link.href = to;
    }
    tell();
    draw();
  };
  form.addEventListener('change', () => {
    show();
    history.replaceState(null, '', own);
  });
  form.querySelector('[data-all]').addEventListener('click', () => {
    for (const box of boxes) box.checked = true;
    form.dispatchEvent(new Event('change'));
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  show();
})();
