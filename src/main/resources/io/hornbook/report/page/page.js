/* The page's own arithmetic: float32, in the order of the formula, checked against Hornbook's numbers. */
(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const story = JSON.parse(byId('story').textContent);
  const told = story.columns;
  if (!told) return;
  const f32 = Math.fround;
  const most = {T: told.x.shape[0], F: told.x.shape[1], U: told.w.shape[1]};
  const columns = ['dense', 'distributed', 'flattened'];
  let state;

  function start() {
    return {
      T: told.t, F: told.f, U: told.u, kron: told.fixed, edited: false, at: {t: 0, u: 0},
      x: told.x.values.map(f32), w: told.w.values.map(f32), b: told.b.values.map(f32),
    };
  }

  const x = (s, t, f) => s.x[t * most.F + f];
  const w = (s, f, u) => s.w[f * most.U + u];
  const rest = (t, u) => f32(told.rest.values[t * most.U + u]);
  const own = (t, f, v, u) => f32(told.flatKernel.values[((t * most.F + f) * most.T + v) * most.U + u]);
  const kernel = (s, t, f, v, u) => (s.kron ? (t === v ? w(s, f, u) : 0) : own(t, f, v, u));
  const bias = (s, v, u) =>
    s.kron ? f32(s.b[u] + rest(v, u)) : f32(told.flatBias.values[v * most.U + u]);

  function perStep(s, t, u, F) {
    let sum = 0;
    for (let f = 0; f < F; f++) sum = f32(sum + f32(x(s, t, f) * w(s, f, u)));
    return f32(f32(sum + rest(t, u)) + s.b[u]);
  }

  function flattened(s, v, u, T, F) {
    let sum = 0;
    for (let t = 0; t < T; t++) {
      for (let f = 0; f < F; f++) sum = f32(sum + f32(x(s, t, f) * kernel(s, t, f, v, u)));
    }
    return f32(sum + bias(s, v, u));
  }

  function value(s, column, t, u) {
    return column === 'flattened' ? flattened(s, t, u, s.T, s.F) : perStep(s, t, u, s.F);
  }

  /* Every size that can be chosen, against what Hornbook computed for it. */
  function check() {
    const s = start();
    const found = {count: 0, same: 0, apart: 0, within: true};
    const compare = (mine, theirs, slack) => {
      const gap = Math.abs(mine - theirs);
      found.count++;
      found.same += Object.is(mine, f32(theirs)) || mine === f32(theirs) ? 1 : 0;
      found.apart = Math.max(found.apart, gap);
      found.within = found.within && gap <= slack;
    };
    const sizes = told.fixed ? [told.f] : Array.from({length: most.F}, (_, i) => i + 1);
    const times = told.fixed ? [told.t] : Array.from({length: most.T}, (_, i) => i + 1);
    sizes.forEach((F, f) => {
      for (let t = 0; t < most.T; t++) {
        for (let u = 0; u < most.U; u++) {
          const slack = told.slack.values[t * most.U + u];
          const mine = perStep(s, t, u, F);
          compare(mine, told.dense[f].values[t * most.U + u], slack);
          compare(mine, told.distributed[f].values[t * most.U + u], slack);
          times.forEach((T, i) => compare(
            flattened(s, t, u, T, F), told.flattened[i][f].values[t * most.U + u], slack));
        }
      }
    });
    return found;
  }

  const number = v => {
    if (v === 0) return '0';
    const sixteenths = v * 16;
    const size = Math.abs(v);
    const text = sixteenths === Math.round(sixteenths) && size < 1000 ? String(v)
      : size >= 0.001 && size < 10000 ? v.toFixed(3) : v.toExponential(1);
    return text.replace('-', '−');
  };
  const term = v => (v < 0 ? `(${number(v)})` : number(v));

  function level(v, top) {
    if (!v || !top || !Number.isFinite(v)) return 'z';
    return (v > 0 ? 'p' : 'n') + Math.min(4, Math.max(1, Math.round(Math.abs(v) / top * 4)));
  }

  function element(name, className, text) {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  }

  /* A table of cells; read(r, c) gives numbers, edit(r, c, v) takes them where they may be changed. */
  function grid(kind, name, label, rows, cols, read, edit) {
    const table = element('table', 'grid ' + kind);
    table.append(element('caption', '', name));
    table.setAttribute('role', 'grid');
    table.setAttribute('aria-label', label);
    const body = element('tbody');
    for (let r = 0; r < rows; r++) {
      const row = element('tr');
      for (let c = 0; c < cols; c++) {
        const cell = element('td');
        cell.dataset.r = r;
        cell.dataset.c = c;
        cell.setAttribute('role', 'gridcell');
        let focused = cell;
        if (edit) {
          focused = element('input');
          focused.type = 'text';
          focused.inputMode = 'decimal';
          focused.autocomplete = 'off';
          focused.addEventListener('input', () => {
            const v = Number(focused.value.replace('−', '-').replace(',', '.'));
            const good = focused.value.trim() !== '' && Number.isFinite(f32(v));
            focused.setAttribute('aria-invalid', String(!good));
            if (good) { edit(r, c, f32(v)); state.edited = true; refresh(); }
          });
          focused.addEventListener('focus', () => focused.select());
          cell.append(focused);
        }
        focused.tabIndex = r + c === 0 && kind !== 'flat' ? 0 : -1;
        row.append(cell);
      }
      body.append(row);
    }
    table.append(body);
    table.addEventListener('keydown', arrows);
    table.read = read;
    return table;
  }

  function arrows(event) {
    const step = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]}[event.key];
    const cell = event.target.closest('td');
    if (!step || !cell) return;
    const next = event.currentTarget.querySelector(
      `td[data-r="${+cell.dataset.r + step[0]}"][data-c="${+cell.dataset.c + step[1]}"]`);
    if (!next) return;
    event.preventDefault();
    const target = next.querySelector('input') || next;
    event.currentTarget.querySelectorAll('[tabindex="0"]').forEach(e => { e.tabIndex = -1; });
    target.tabIndex = 0;
    target.focus();
  }

  function build() {
    for (const id of columns) {
      const box = byId(id).querySelector('.product');
      const first = id === 'dense';
      const flat = id === 'flattened';
      const s = state;
      const grids = [];
      if (flat) {
        grids.push(grid('flat' + (s.T * s.F > 16 || s.T * s.U > 14 ? ' many' : ''), s.kron ? 'kron(I, W)' : 'kernel',
          `kernel, ${s.T * s.F} rows for the cells of x, ${s.T * s.U} columns for the cells of y`,
          s.T * s.F, s.T * s.U,
          (r, c) => kernel(s, Math.floor(r / s.F), r % s.F, Math.floor(c / s.U), c % s.U)));
      } else {
        grids.push(grid('w', 'W', 'W: rows are features, columns are units', s.F, s.U, (r, c) => w(s, r, c),
          first ? (r, c, v) => { s.w[r * most.U + c] = v; } : null));
        grids.push(grid('bias', 'b', 'b: one for each unit', 1, s.U, (r, c) => s.b[c],
          first ? (r, c, v) => { s.b[c] = v; } : null));
      }
      grids.push(grid('x', 'x', 'x: rows are timesteps, columns are features', s.T, s.F, (r, c) => x(s, r, c),
        first ? (r, c, v) => { s.x[r * most.F + c] = v; } : null));
      const y = grid('y', 'y', 'y: rows are timesteps, columns are units', s.T, s.U, (r, c) => value(s, id, r, c));
      const choose = event => {
        const cell = event.target.closest('td');
        if (cell) { s.at = {t: +cell.dataset.r, u: +cell.dataset.c}; light(); }
      };
      y.addEventListener('pointerover', choose);
      y.addEventListener('focusin', choose);
      y.addEventListener('click', choose);
      grids.push(y);
      box.classList.toggle('small', s.F + s.U > 5);
      box.replaceChildren(...grids);
    }
    refresh();
  }

  function refresh() {
    for (const table of document.querySelectorAll('.product .grid')) {
      const cells = [...table.querySelectorAll('td')];
      const values = cells.map(c => table.read(+c.dataset.r, +c.dataset.c));
      const top = Math.max(...values.map(Math.abs));
      cells.forEach((cell, i) => {
        const v = values[i];
        cell.className = level(v, top);
        cell.dataset.value = String(v);
        const input = cell.querySelector('input');
        if (input) {
          if (input !== document.activeElement) input.value = number(v);
          input.setAttribute('aria-label', `row ${+cell.dataset.r + 1}, column ${+cell.dataset.c + 1}`);
        } else if (!table.classList.contains('flat')) {
          cell.textContent = number(v);
        }
      });
    }
    counts();
    light();
    said();
  }

  function counts() {
    if (told.fixed) return;
    const {T, F, U} = state;
    const shared = `${T}×${F} → ${T}×${U}, ${F}·${U} + ${U} = ${F * U + U} parameters`;
    byId('dense').querySelector('.count').textContent = shared;
    byId('distributed').querySelector('.count').textContent = shared;
    byId('flattened').querySelector('.count').textContent =
      `${T}×${F} → ${T * F} → ${T * U} → ${T}×${U}, ${T * F}·${T * U} + ${T * U} = ${T * F * T * U + T * U} parameters`;
  }

  function light() {
    const {t, u} = state.at;
    for (const id of columns) {
      const flat = id === 'flattened';
      const lit = (kind, test) => byId(id).querySelectorAll(`.grid.${kind} td`).forEach(cell =>
        cell.classList.toggle('lit', test(+cell.dataset.r, +cell.dataset.c)));
      lit('y', (r, c) => r === t && c === u);
      lit('x', r => flat || r === t);
      lit('w', (r, c) => c === u);
      lit('bias', (r, c) => c === u);
      lit('flat', (r, c) => c === t * state.U + u);
      sum(id, t, u);
    }
  }

  function sum(id, t, u) {
    const line = byId(id).querySelector('.sum');
    const s = state;
    const y = value(s, id, t, u);
    line.replaceChildren(element('b', '', `y[${t + 1}, ${u + 1}]`), ' = ');
    const add = (a, b) => {
      line.append(element('i', '', term(a)), '·', element('em', '', term(b)), ' + ');
    };
    if (id === 'flattened') {
      let zeros = 0;
      for (let v = 0; v < s.T; v++) {
        for (let f = 0; f < s.F; f++) {
          const k = kernel(s, v, f, t, u);
          if (k === 0) zeros++; else add(x(s, v, f), k);
        }
      }
      if (zeros) line.append(`${zeros} products with 0 + `);
      line.append(element('em', '', term(bias(s, t, u))));
    } else {
      for (let f = 0; f < s.F; f++) add(x(s, t, f), w(s, f, u));
      if (rest(t, u) !== 0) line.append(`rest ${term(rest(t, u))} + `);
      line.append(element('em', '', term(s.b[u])));
    }
    line.append(' = ', element('b', '', number(y)));
  }

  const found = check();
  const good = found.within;
  function said() {
    const exact = found.same === found.count;
    const line = byId('check');
    const how = exact
      ? `all ${found.count.toLocaleString('en')} have the bits of those that Hornbook computed`
      : `the largest difference from those that Hornbook computed is ${found.apart.toExponential(1)}, `
        + (good ? 'rounding of float32 sums taken in another order' : 'more than rounding explains');
    line.textContent = (good ? '✓ ' : '✗ ')
      + `This page computed ${found.count.toLocaleString('en')} numbers itself, in float32; ${how}.`
      + (state.edited ? ' You have changed some: what you see now is the page’s own arithmetic.' : '');
    line.classList.toggle('bad', !good);
    line.dataset.count = found.count;
    line.dataset.same = found.same;
    line.dataset.apart = found.apart;
    line.dataset.good = good;
  }

  const controls = byId('controls');
  controls.hidden = false;
  controls.addEventListener('submit', event => event.preventDefault());
  for (const letter of ['T', 'F', 'U']) {
    const select = byId('size-' + letter);
    if (select) {
      select.addEventListener('change', () => {
        state[letter] = Number(select.value);
        state.at = {t: Math.min(state.at.t, state.T - 1), u: Math.min(state.at.u, state.U - 1)};
        build();
      });
    }
  }
  const kron = byId('kron');
  if (kron) kron.addEventListener('change', () => { state.kron = kron.checked; build(); });
  function reset() {
    state = start();
    for (const letter of ['T', 'F', 'U']) {
      const select = byId('size-' + letter);
      if (select) select.value = String(state[letter]);
    }
    if (kron) kron.checked = false;
    build();
  }
  byId('reset').addEventListener('click', reset);
  reset();
})();
