// What a reader can do with the figures of a page: change their unit, sort a table, set two years against each other, take a citation.
// Everything stands in the page without this script. Amounts are moved and compared as the digits that are printed, never as floating-point numbers.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const language = document.documentElement.lang;

  // ---- Amounts as digits ----

  /** Sign, digits and decimals of a printed number; null where it is none. */
  const parse = (text) => {
    const found = /^([-−]?)(\d[\d,]*)(?:\.(\d+))?/.exec(text.trim());
    if (!found) return null;
    const [, sign, whole, decimals = ''] = found;
    const digits = BigInt(whole.replaceAll(',', '') + decimals);
    return { value: sign ? -digits : digits, decimals: decimals.length };
  };

  /** A whole number of units of the last decimal, with thousands marks. */
  const print = ({ value, decimals }) => {
    const sign = value < 0n ? '-' : '';
    const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
    return sign + whole + (decimals ? '.' + digits.slice(digits.length - decimals) : '');
  };

  /** The same amount in a unit so many powers of ten away. */
  const shift = ({ value, decimals }, power) =>
    decimals + power >= 0 ? { value, decimals: decimals + power } : { value: value * 10n ** BigInt(-(decimals + power)), decimals: 0 };

  /** Two numbers with as many decimals as the longer has. */
  const level = (a, b) => {
    const decimals = Math.max(a.decimals, b.decimals);
    const scaled = (number) => number.value * 10n ** BigInt(decimals - number.decimals);
    return { a: scaled(a), b: scaled(b), decimals };
  };

  const compare = (a, b) => {
    const { a: first, b: second } = level(a, b);
    return first < second ? -1 : first > second ? 1 : 0;
  };

  // ---- Units ----

  const units = one('[data-units]');
  /** What the page calls the unit of so many powers of ten. */
  const unitName = (power) => one(`[value="${power}"]`, units).parentElement.textContent.trim();
  if (units) {
    const printed = new WeakMap();
    const show = (wanted) => {
      for (const table of all('table[data-power]')) {
        const own = table.dataset.power;
        const power = wanted ? wanted - own : 0;
        for (const cell of all('td.y', table)) {
          const text = [...cell.childNodes].find((node) => node.nodeType === 3 || node.dataset?.pad !== undefined || node.className === 'figure');
          if (!text) continue;
          if (!printed.has(cell)) printed.set(cell, text.textContent);
          const number = parse(printed.get(cell));
          text.textContent = power && number ? print(shift(number, power)) : printed.get(cell);
          cell.classList.toggle('moved', power !== 0);
        }
        // An amount whose unit is in doubt stays as it is printed, and says its unit where the table now has another.
        for (const cell of all('td[data-unit]', table)) {
          const text = [...cell.childNodes].find((node) => node.nodeType === 3 || node.dataset?.pad !== undefined);
          if (!text) continue;
          if (!printed.has(cell)) printed.set(cell, text.textContent);
          text.textContent = printed.get(cell) + (power ? cell.dataset.unit : '');
        }
        const said = one('.unit', table);
        if (!said) continue;
        if (!printed.has(said)) printed.set(said, said.textContent);
        said.textContent = printed.get(said).replace(unitName(own), () => unitName(wanted || own));
      }
    };
    // Amounts outside of the tables, with the unit behind each: in the first sentence, in figures by themselves, in the narrative. One whose unit is in doubt stays as it is printed; so does one
    // that a note goes with, because the note may be about that, and a price for each of something.
    const powers = new Map(all('input', units).filter(({ value }) => value).map(({ value }) => [unitName(value), Number(value)]));
    const amounts = new RegExp(`([-−]?\\d[\\d,]*(?:\\.\\d+)?)(\\s?)(${[...powers.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?![/／a-z])`, 'gu');
    const said = new Map();
    const texts = document.createTreeWalker(one('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const { parentElement } = node;
      const outside = parentElement.closest('.opening, .glance, .prose') && !parentElement.closest('table, [data-as-printed], .each');
      if (outside && !parentElement.nextElementSibling?.matches('.prose .marks') && node.data.search(amounts) >= 0) said.set(node, node.data);
    }
    const lead = one('.lead-amount:not([data-as-printed]) a');
    const drawn = all('.bars table').map((table) => ({ head: one('thead th.n', table), cells: all('td.n', table).map((cell) => one('.figure', cell) ?? one('[data-pad]', cell) ?? cell).filter((node) => !node.children.length && /^[-−]?\d[\d,.]*$/.test(node.textContent.trim())) }));
    const kept = new Map(drawn.flatMap(({ head, cells }) => [head, ...cells]).concat(lead ? [lead.firstChild, one('.lead-unit', lead)] : []).map((node) => [node, node.textContent]));
    const showAround = (wanted) => {
      for (const [node, text] of said) {
        node.data = wanted ? text.replace(amounts, (_, number, blank, unit) => print(shift(parse(number), wanted - powers.get(unit))) + blank + unitName(wanted)) : text;
      }
      for (const [node, text] of kept) node.textContent = text;
      if (!wanted) return;
      const move = (cells, head) => {
        const own = powers.get(kept.get(head).trim());
        if (own === undefined) return;
        for (const cell of cells) cell.textContent = print(shift(parse(kept.get(cell)), wanted - own));
        head.textContent = unitName(wanted);
      };
      for (const { head, cells } of drawn) move(cells, head);
      if (lead) move([lead.firstChild], one('.lead-unit', lead));
    };
    const shown = () => {
      const { value } = one(':checked', units);
      show(value);
      showAround(value);
    };
    units.addEventListener('change', shown);
    // Who comes back to a page finds the choice made before, and must find its amounts.
    addEventListener('pageshow', shown);
  }

  // ---- Sorting ----

  const sortable = (table) => {
    const body = one('tbody', table);
    const order = [...body.rows];
    all('thead th', table).forEach((head, column) => {
      if (head.colSpan > 1 || table.tHead.rows.length > 1) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const next = { none: 'descending', descending: 'ascending', ascending: 'none' }[head.ariaSort ?? 'none'];
        all('thead th', table).forEach((other) => other.removeAttribute('aria-sort'));
        if (next === 'none') return body.append(...order);
        head.setAttribute('aria-sort', next);
        const text = (row) => row.cells[column]?.textContent.trim() ?? '';
        const sorted = order.toSorted((a, b) => {
          const [first, second] = [text(a), text(b)];
          // A figure that keeps a unit of its own is no number among the others.
          const [left, right] = [[a, first], [b, second]].map(([row, said]) => (row.cells[column]?.dataset.asPrinted === undefined ? parse(said) : null));
          // What is no number goes last, whichever way.
          if (head.classList.contains('n') && (!left || !right)) return (left ? 0 : 1) - (right ? 0 : 1);
          const ordered = left && right ? compare(left, right) : first.localeCompare(second, language);
          return next === 'ascending' ? ordered : -ordered;
        });
        body.append(...sorted);
      });
    });
  };
  all('table[data-sortable]').forEach(sortable);

  // ---- Tables that fit ----

  // The head of a table stays in view only where nothing scrolls sideways, and only what scrolls needs a stop of the Tab key. Both change with the window and the size of the text.
  const fitted = new ResizeObserver((entries) => {
    // All are measured before any is changed: a page is laid out once, not once a table.
    const boxes = [...new Set(entries.map(({ target }) => target.closest('.scroll')))];
    const padding = 2 * parseFloat(getComputedStyle(boxes[0]).paddingLeft) - 1;
    const measured = boxes.map((box) => [box, one('table', box).scrollWidth <= box.clientWidth - padding]);
    for (const [box, fits] of measured) {
      box.classList.toggle('fits', fits);
      fits ? box.removeAttribute('tabindex') : (box.tabIndex = 0);
    }
  });
  for (const box of all('.scroll:not(.wide)')) {
    fitted.observe(box);
    fitted.observe(one('table', box));
  }

  // ---- This year's column ----

  // Where a narrow window ends before it, a table begins there: who sees a number takes it for this year's.
  const showThisYear = () => {
    for (const head of all('th.now')) {
      const box = head.closest('.scroll');
      box.scrollLeft += Math.max(0, head.getBoundingClientRect().right - box.getBoundingClientRect().right);
    }
  };
  showThisYear();
  one('[data-large-text]')?.addEventListener('click', () => requestAnimationFrame(showThisYear));

  // ---- Contents ----

  // A wide table lies over the contents beside it while it passes them: half a word is no contents.
  const contents = one('.contents');
  if (contents) {
    const over = new Set();
    const passing = new IntersectionObserver((entries) => {
      const { left } = contents.getBoundingClientRect();
      for (const { target, isIntersecting } of entries) isIntersecting && target.getBoundingClientRect().right > left ? over.add(target) : over.delete(target);
      contents.classList.toggle('covered', over.size > 0);
    }, { rootMargin: `0px 0px -${Math.max(0, innerHeight - contents.offsetHeight - 24)}px` });
    all('.scroll.wide').forEach((box) => passing.observe(box));
  }

  // ---- Two years against each other ----

  for (const form of all('[data-compare]')) {
    const table = form.parentElement.querySelector('table');
    const [from, to] = all('select', form);
    const years = all('thead th.n', table).map((head) => head.textContent.trim());
    for (const select of [from, to]) select.append(...years.map((year, index) => new Option(year, String(index))));
    from.value = String(years.length - 2);
    to.value = String(years.length - 1);
    const output = one('table', form);
    const compareYears = () => {
      const rows = all('tbody tr', table).flatMap((row) => {
        // What keeps a unit of its own, because that is in doubt, is not compared.
        const cell = (select) => row.cells[Number(select.value) + 1];
        const number = (select) => (cell(select).dataset.asPrinted === undefined ? parse(cell(select).textContent) : null);
        const [a, b] = [number(from), number(to)];
        const marks = (...selects) => {
          const copies = selects.flatMap((select) => all('.mark', cell(select)).flatMap((mark) => [' ', mark.cloneNode(true)]));
          const beside = Object.assign(document.createElement('span'), { className: 'marks' });
          beside.append('\u00a0', ...copies.slice(1));
          return copies.length ? [beside] : [];
        };
        if (!a || !b) return [];
        const { a: before, b: after, decimals } = level(a, b);
        // Rounded half up in whole numbers.
        const size = (value) => (value < 0n ? -value : value);
        const rate = before === 0n ? '' : (after < before ? '-' : '+') + print({ value: (size(after - before) * 20000n + size(before)) / (2n * size(before)), decimals: 2 }) + '%';
        const change = (after > before ? '+' : '') + print({ value: after - before, decimals });
        // What is worked out from a figure in doubt has its mark.
        const both = () => marks(from, to);
        return [[[row.cells[0].textContent], [print(a), ...marks(from)], [print(b), ...marks(to)], [change, ...both()], rate ? [rate, ...both()] : []]];
      });
      const heads = all('thead th', output);
      [heads[1].textContent, heads[2].textContent] = [years[from.value], years[to.value]];
      const cells = (row) =>
        row.map((parts, index) => {
          const cell = Object.assign(document.createElement(index ? 'td' : 'th'), index ? { className: 'n' } : { scope: 'row' });
          if (index && parts.length) cell.dataset.label = heads[index].textContent;
          cell.append(...parts);
          return cell;
        });
      one('tbody', output).replaceChildren(
        ...rows.map((row) => {
          const line = document.createElement('tr');
          line.append(...cells(row));
          return line;
        }),
      );
    };
    form.addEventListener('change', compareYears);
    compareYears();
  }

  // ---- Quoting a page ----

  // The day on which it is read is the reader's own.
  const day = new Date();
  const accessed = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  const address = () => document.querySelector('link[rel=canonical]')?.href ?? location.href.replace(/#.*/, '');
  /** Where a question by mail is asked, it says what about. */
  const asks = (link, subject, body) => {
    if (link?.protocol === 'mailto:') link.search = new URLSearchParams({ subject, body }).toString().replaceAll('+', '%20');
  };
  const citation = one('[data-citation]');
  if (citation) {
    // Shown by the style sheet, so that a page has the same text with a script and without.
    const { before = '', stop = '' } = one('[data-accessed]', citation).dataset;
    const dated = `${before}[${accessed}]${stop}`;
    one('[data-accessed]', citation).dataset.accessed = dated;
    const where = one('[data-address]', citation);
    if (!where.textContent) where.textContent = (where.dataset.before ?? '') + decodeURI(address()) + (where.dataset.stop ?? '');
    const said = () => {
      const copy = citation.cloneNode(true);
      one('[data-accessed]', copy).textContent = dated;
      return copy.textContent.trim().replace(/\s+/g, ' ');
    };
    asks(one('.quoted [data-ask]'), document.title, said() + '\n\n');
    const copies = one('[data-copies]');
    copies.addEventListener('click', async () => {
      await navigator.clipboard?.writeText(said());
      copies.textContent = copies.dataset.copies;
    });
  }

  // ---- Citations ----

  const dialog = one('dialog[data-cite]');
  const cites = one('[data-cites]');
  if (dialog && cites) {
    // A line break between Chinese characters is no blank.
    const words = (node) => node?.textContent.trim().replace(/\s+/g, language.startsWith('zh') ? '' : ' ') ?? '';
    const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    /** A figure without the marks of notes. */
    const bare = (cell) => {
      const copy = cell.cloneNode(true);
      all('.mark', copy).forEach((mark) => mark.remove());
      return words(copy);
    };
    const says = (cell) => {
      const row = cell.closest('tr');
      const table = cell.closest('table');
      const section = cell.closest('section');
      const name = words(one('caption .vh', table)) || words(one('h3, h4', section)) || words(one('caption', table));
      const heads = [...table.tHead.rows].at(-1).cells;
      const column = heads.length > 2 ? words(heads[Math.max(0, heads.length - row.cells.length) + cell.cellIndex]) : '';
      const where = [words(one('h1')), name, all('th[scope=row]', row).map(bare).join(' '), column].filter(Boolean).join(dialog.dataset.between);
      const unit = cell.classList.contains('y') && unitName(one(':checked', units).value || table.dataset.power);
      const figure = unit ? fill(dialog.dataset.amount, { amount: bare(cell), unit }) : bare(cell);
      // What is said of a figure goes with it.
      const notes = all('.mark', cell).map(words).join(' ');
      return { where, figure: notes ? figure + fill(dialog.dataset.noted, { notes }) : figure };
    };
    const open = (cell) => {
      const place = new URL(address());
      place.hash = cell.id;
      const { where, figure } = says(cell);
      const text = fill(dialog.dataset.cite, { where, figure, address: decodeURI(place.href), accessed });
      one('[data-text]', dialog).textContent = text;
      asks(one('[data-ask]', dialog), where, text + '\n\n');
      one('[data-link]', dialog).href = '#' + cell.id;
      dialog.showModal();
    };
    const figures = () => all('td.n[id]');
    cites.addEventListener('change', (event) => {
      document.body.classList.toggle('citing', event.target.checked);
      for (const cell of figures()) event.target.checked ? (cell.tabIndex = 0) : cell.removeAttribute('tabindex');
    });
    document.addEventListener('click', (event) => {
      if (!document.body.classList.contains('citing')) return;
      // A figure away from its table leads to it: who cites takes it where it stands.
      const away = event.target.closest('a.figure')?.hash;
      const cell = away ? document.getElementById(decodeURIComponent(away.slice(1))) : !event.target.closest('a') && event.target.closest('td.n[id]');
      if (!cell?.matches('td.n[id]')) return;
      event.preventDefault();
      open(cell);
    });
    document.addEventListener('keydown', (event) => {
      if ((event.key === 'Enter' || event.key === ' ') && event.target.matches?.('td.n[id][tabindex]')) {
        event.preventDefault();
        open(event.target);
      }
    });
    dialog.addEventListener('click', async (event) => {
      if (event.target.closest('[data-close], [data-link]')) dialog.close();
      if (event.target.closest('[data-copy]')) {
        await navigator.clipboard?.writeText(one('[data-text]', dialog).textContent);
        one('[data-copied]', dialog).hidden = false;
      }
    });
    dialog.addEventListener('close', () => (one('[data-copied]', dialog).hidden = true));
  }
})();
