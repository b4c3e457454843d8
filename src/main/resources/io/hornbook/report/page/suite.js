/* The report's filter, and the details of a case once it is opened. Everything from a file goes in as text. */
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('story').textContent);
  const cases = [...document.querySelectorAll('.case')];
  const search = document.getElementById('search');
  const chips = [...document.querySelectorAll('.controls button')];
  const shown = document.getElementById('shown');
  const SVG = 'http://www.w3.org/2000/svg';
  document.documentElement.classList.add('scripted');

  function put(parent, name, attributes, text) {
    const drawn = ['svg', 'g', 'rect', 'line', 'circle', 'path', 'text', 'title'].includes(name);
    const e = drawn ? document.createElementNS(SVG, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) e.setAttribute(key, value);
    if (text !== undefined) e.textContent = text;
    parent.append(e);
    return e;
  }

  /* A number that JSON has no form for comes as text. */
  const number = v => v === null ? NaN : Number(v);
  function gap(value) {
    const v = number(value);
    if (Number.isNaN(v)) return '–';
    if (!Number.isFinite(v)) return '∞';
    if (v === 0) return '0';
    return v >= 0.001 && v < 1000 ? v.toFixed(v < 1 ? 3 : 2) : v.toExponential(1).replace('e+', 'e');
  }
  function cell(value) {
    const v = number(value);
    if (!Number.isFinite(v)) return Number.isNaN(v) ? 'NaN' : v > 0 ? '∞' : '−∞';
    const a = Math.abs(v);
    const text = v === 0 ? '0' : a >= 0.001 && a < 10000 ? String(+v.toPrecision(5)) : v.toExponential(2).replace('e+', 'e');
    return text.replace('-', '−');
  }

  /* Filter. */
  let verdict = '';
  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const c of cases) {
      c.text ??= c.firstElementChild.textContent.toLowerCase() + ' ' + [...c.querySelectorAll('.message, .diagnosis')].map(p => p.textContent.toLowerCase()).join(' ');
      const fits = (!verdict || c.classList.contains(verdict)) && words.every(w => c.text.includes(w));
      c.hidden = !fits;
      count += fits;
    }
    const all = cases.length.toLocaleString('en');
    shown.textContent = count === cases.length ? '' : `${count.toLocaleString('en')} of ${all} cases`;
    document.querySelector('.none').hidden = count > 0;
  }
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      verdict = chip.dataset.verdict;
      chips.forEach(c => c.setAttribute('aria-pressed', c === chip));
      filter();
    });
  }
  search.addEventListener('input', filter);

  /* Details. */
  for (const c of cases) {
    c.addEventListener('toggle', () => {
      if (!c.open || c.told) return;
      c.told = true;
      tell(c.lastElementChild, data[c.dataset.i]);
    });
    if (c.open) c.dispatchEvent(new Event('toggle'));
  }

  function tell(into, d) {
    if (d.left) put(into, 'p', {class: 'about'}, `Activations of the reference that match no layer, and were not compared: ${d.left}`);
    put(into, 'p', {class: 'about'}, d.about);
    if (d.small) put(into, 'p', {class: 'about'}, 'What its layers gave is left out, to keep this page small: verify the case alone to see it.');
    if (!d.tensors || !d.tensors.length) return;
    const panes = put(into, 'div', {class: 'panes'});
    const left = put(panes, 'div'), right = put(panes, 'div', {'aria-live': 'polite'});
    const choose = chart(left, d.tensors, t => tensor(right, t));
    choose(d.tensors.findIndex(t => t.out || t.aloneOut));
  }

  /* Differences of many sizes: 0 has a place of its own at the left, what is no number at the right. */
  function scale(values, from, to) {
    const logs = values.filter(v => v > 0 && Number.isFinite(v)).map(Math.log10);
    let low = Math.floor(Math.min(-9, ...logs)), high = Math.ceil(Math.max(0, ...logs));
    if (low < -24) low = -24;
    const zero = from + 14, odd = to - 14, a = from + 36, b = to - 36;
    const at = v => v === 0 ? zero : !Number.isFinite(v) ? odd
      : a + (Math.max(low, Math.min(high, Math.log10(v))) - low) / (high - low) * (b - a);
    return {at, low, high, zero, odd, step: Math.ceil((high - low) / ((b - a) / 52))};
  }

  function axis(svg, s, top, bottom) {
    const mark = (x, label) => {
      put(svg, 'line', {x1: x, x2: x, y1: top, y2: bottom, class: 'grid'});
      put(svg, 'text', {x, y: top - 6, class: 'mid'}, label);
    };
    mark(s.zero, '0');
    for (let p = s.high; p >= s.low && s.at(10 ** p) > s.zero + 34; p -= s.step) mark(s.at(10 ** p), p === 0 ? '1' : `1e${p}`.replace('-', '−'));
    mark(s.odd, '∞');
  }

  function legend(into, kinds) {
    const box = put(into, 'p', {class: 'legend'});
    for (const [draw, what] of kinds) {
      const item = put(box, 'span');
      draw(put(item, 'svg', {viewBox: '0 0 14 14', 'aria-hidden': 'true'}));
      item.append(what);
    }
  }
  const dot = (svg, x, y) => put(svg, 'circle', {cx: x, cy: y, r: 4.5, class: 'ran'});
  const diamond = (svg, x, y) => put(svg, 'path', {d: `M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z`, class: 'alone'});
  const limit = (svg, x, y) => put(svg, 'line', {x1: x, x2: x, y1: y - 7, y2: y + 7, class: 'allowed'});

  function chart(into, tensors, show) {
    put(into, 'h3', {}, 'Difference of each layer, at its worst element');
    const alone = tensors.some(t => t.alone !== undefined), bands = tensors.some(t => t.allowed);
    const kinds = [[s => dot(s, 7, 7), 'as the model runs through']];
    if (alone) kinds.push([s => diamond(s, 7, 7), 'fed the reference’s tensors']);
    if (bands) kinds.push([s => limit(s, 7, 7), 'allowed there']);
    legend(into, kinds);
    const room = put(into, 'div', {class: 'scroll'});
    const row = 22, top = 22, width = Math.max(280, Math.min(640, room.clientWidth || 560));
    const names = Math.round(width * .32), letters = Math.floor(names / 7.2);
    const values = tensors.flatMap(t => [number(t.ran), t.alone === undefined ? NaN : number(t.alone), t.allowed || NaN]);
    const s = scale(values, names, width), height = top + row * tensors.length;
    const svg = put(room, 'svg',
      {class: 'chart', viewBox: `0 0 ${width} ${height + 4}`, role: 'group', 'aria-label': 'Difference of each layer at its worst element, on a log scale'});
    const rows = put(svg, 'g'), marks = put(svg, 'g', {'pointer-events': 'none'});
    axis(marks, s, top - 2, height);
    const groups = tensors.map((t, i) => {
      const y = top + row * i + row / 2;
      const said = `${t.name}: ${gap(t.ran)}` + (t.alone === undefined ? '' : `, fed the reference’s tensors ${gap(t.alone)}`)
        + (t.allowed ? `, allowed ${gap(t.allowed)}` : '');
      const g = put(rows, 'g', {class: t.out || t.aloneOut ? 'out' : '', role: 'button', tabindex: 0, 'aria-label': said});
      put(g, 'title', {}, said);
      put(g, 'rect', {x: 0, y: y - row / 2, width, height: row, class: 'rowhit'});
      put(g, 'text', {x: names - 4, y: y + 4, class: 'name end'}, t.name.length > letters ? t.name.slice(0, letters - 1) + '…' : t.name);
      if (t.allowed) limit(marks, s.at(t.allowed), y);
      if (t.ran !== undefined) dot(marks, s.at(number(t.ran)), y);
      if (t.alone !== undefined) diamond(marks, s.at(number(t.alone)), y);
      g.addEventListener('click', () => choose(i));
      g.addEventListener('keydown', e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); choose(i); } });
      return g;
    });
    function choose(i) {
      const at = i < 0 ? tensors.length - 1 : i;
      groups.forEach((g, k) => g.classList.toggle('chosen', k === at));
      show(tensors[at]);
    }
    return choose;
  }

  /** The histogram and the excerpt of one tensor, as the model runs or alone. */
  function tensor(into, t) {
    const kinds = [['ran', 'as the model runs', t.ranDetail], ['alone', 'fed the reference', t.aloneDetail]].filter(k => k[2]);
    let kind = (t.aloneOut && t.aloneDetail) ? 'alone' : kinds.length ? kinds[0][0] : '';
    function draw() {
      into.replaceChildren();
      put(into, 'h3', {}, t.name);
      if (!kinds.length) { put(into, 'p', {class: 'about'}, 'Its differences in detail are left out, to keep this page small.'); return; }
      if (kinds.length > 1) {
        const box = put(into, 'div', {class: 'switch'});
        for (const [name, label] of kinds) {
          const b = put(box, 'button', {type: 'button', 'aria-pressed': name === kind}, label);
          b.addEventListener('click', () => { kind = name; draw(); });
        }
      }
      const d = kinds.find(k => k[0] === kind)[2];
      put(into, 'p', {class: 'about'}, d.says);
      histogram(into, d);
      if (d.excerpt) excerpt(into, d.excerpt, d.worst);
    }
    draw();
  }

  function histogram(into, d) {
    const h = d.histogram;
    if (!h || !(h.same + h.odd + h.counts.length)) return;
    const width = Math.max(280, Math.min(520, into.clientWidth || 460)), height = 170, top = 24, bottom = 140;
    const edges = h.counts.map((_, i) => 2 ** (h.from + i));
    const s = scale([...edges, 2 ** (h.from + h.counts.length), d.allowed || NaN], 4, width - 4);
    const most = Math.max(h.same, h.odd, ...h.counts);
    const y = n => n === 0 ? bottom : bottom - 6 - (bottom - top - 6) * Math.log1p(n) / Math.log1p(most);
    put(into, 'p', {class: 'about'}, 'How many elements differ by how much; heights grow with the logarithm of the number.');
    const svg = put(into, 'svg', {class: 'histogram', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': 'Histogram of the differences of ' + d.says});
    axis(svg, s, top - 6, bottom);
    put(svg, 'line', {x1: 0, x2: width, y1: bottom, y2: bottom, class: 'grid'});
    const bar = (x, w, n, kind, what) => {
      if (!n) return;
      const r = put(svg, 'rect', {x, y: y(n), width: Math.max(1.5, w), height: bottom - y(n), class: 'bar ' + kind});
      put(r, 'title', {}, `${n.toLocaleString('en')} ${what}`);
    };
    bar(s.zero - 8, 16, h.same, 'none', 'do not differ');
    h.counts.forEach((n, i) => {
      const a = s.at(edges[i]), b = s.at(edges[i] * 2);
      bar(a + .5, b - a - 1, n, d.allowed && edges[i] >= d.allowed ? 'beyond' : '', `differ by ${gap(edges[i])} to ${gap(edges[i] * 2)}`);
    });
    bar(s.odd - 8, 16, h.odd, 'beyond', 'cannot be subtracted');
    const counted = h.counts.reduce((a, b) => a + b, 0);
    put(svg, 'text', {x: 4, y: bottom + 18}, `${h.same.toLocaleString('en')} the same, ${counted.toLocaleString('en')} differ` + (h.odd ? `, ${h.odd.toLocaleString('en')} cannot be subtracted` : ''));
    if (d.allowed) limit(svg, s.at(d.allowed), bottom);
  }

  function excerpt(into, e, worst) {
    put(into, 'p', {class: 'about'}, 'The worst element and its neighbours: found, and below it expected.');
    const rank = e.corner.length, rows = e.found.length / e.columns;
    const table = put(put(into, 'div', {class: 'wide'}), 'table', {class: 'excerpt'});
    const head = put(table, 'tr');
    const before = e.corner.slice(0, Math.max(0, rank - 2));
    put(head, 'th', {}, before.length ? `[${before.join(', ')}, …]` : '');
    for (let c = 0; c < e.columns; c++) put(head, 'th', {scope: 'col'}, rank ? e.corner[rank - 1] + c : '');
    for (let r = 0; r < rows; r++) {
      const tr = put(table, 'tr');
      put(tr, 'th', {scope: 'row'}, rank > 1 ? e.corner[rank - 2] + r : '');
      for (let c = 0; c < e.columns; c++) {
        const i = r * e.columns + c, f = number(e.found[i]), x = number(e.expected[i]);
        const here = e.corner.slice();
        if (rank > 1) here[rank - 2] += r;
        if (rank) here[rank - 1] += c;
        const same = Object.is(f, x) || f === x;
        const isWorst = worst && here.join() === worst.join();
        const td = put(tr, 'td', {class: (same ? '' : 'off') + (isWorst ? ' worst' : '')}, cell(e.found[i]));
        put(td, 'span', {}, cell(e.expected[i]));
        td.title = `[${here.join(', ')}] found ${e.found[i]}, expected ${e.expected[i]}`;
      }
    }
  }

  filter();
})();
