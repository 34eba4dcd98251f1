'use strict';
(() => {
  const root = document.documentElement;
  const by = id => document.getElementById(id);
  const all = selector => [...document.querySelectorAll(selector)];
  const changes = all('.change');
  const cards = all('.card');
  const rows = all('.row');
  const [tools, q, count] = [by('tools'), by('q'), by('count')];
  // What is chosen in lists: each is named like what it compares in a change.
  const lists = all('#tools select');
  const texts = new Map();
  const number = it => Number(it.dataset.count);
  const total = changes.reduce((sum, it) => sum + number(it), 0);

  // The text of a change, made once it is searched for.
  const textOf = it => {
    if (!texts.has(it)) texts.set(it, (it.textContent + ' ' + it.dataset.rule + ' ' + it.dataset.area).toLowerCase());
    return texts.get(it);
  };
  const isOn = card => card.getAttribute('aria-pressed') !== 'false';
  const visible = () => changes.filter(it => !it.hidden);

  const apply = () => {
    const classes = new Set(cards.filter(isOn).map(it => it.dataset.class));
    const words = q.value.toLowerCase().split(/\s+/).filter(it => it);
    let shown = 0;
    for (const it of changes) {
      const fits = classes.has(it.dataset.class)
        && lists.every(list => !list.value || it.dataset[list.id] === list.value)
        && words.every(word => textOf(it).includes(word));
      it.hidden = !fits;
      shown += fits ? number(it) : 0;
    }
    for (const it of all('.group')) it.hidden = !it.querySelector('.change:not([hidden])');
    for (const it of rows) it.setAttribute('aria-pressed', it.dataset.area === by('area').value && it.dataset.area !== '');
    const noun = total === 1 ? ' change' : ' changes';
    count.textContent = (shown === total ? '' : shown.toLocaleString('en') + ' of ') + total.toLocaleString('en') + noun;
    by('none').hidden = shown > 0 || changes.length === 0;
    remember();
  };

  // What is chosen goes into the address, so that a view can be shared.
  const remember = () => {
    const parameters = new URLSearchParams();
    if (q.value) parameters.set('q', q.value);
    for (const list of lists) if (list.value) parameters.set(list.id, list.value);
    const off = cards.filter(it => !isOn(it)).map(it => it.dataset.class);
    if (off.length) parameters.set('without', off.join(','));
    const hash = parameters.toString();
    const own = location.hash.startsWith('#f-') && !hash ? location.hash : hash && '#' + hash;
    try { history.replaceState(null, '', own || location.href.split('#')[0]); } catch { /* the page is a copy without an address */ }
  };
  const recall = () => {
    const hash = location.hash.slice(1);
    if (hash.startsWith('f-')) return;
    const parameters = new URLSearchParams(hash);
    q.value = parameters.get('q') || '';
    for (const list of lists) {
      list.value = parameters.get(list.id) || '';
      if (list.selectedIndex < 0) list.value = '';
    }
    const off = (parameters.get('without') || '').split(',');
    for (const it of cards) it.setAttribute('aria-pressed', !off.includes(it.dataset.class));
  };
  const reset = () => {
    q.value = '';
    for (const list of lists) list.value = '';
    for (const it of cards) it.setAttribute('aria-pressed', 'true');
    apply();
  };

  // One card alone is what people want first; a second click on it brings the others back.
  const choose = card => {
    const on = cards.filter(isOn);
    if (on.length === cards.length) for (const it of cards) it.setAttribute('aria-pressed', it === card);
    else card.setAttribute('aria-pressed', !isOn(card));
    if (!cards.some(isOn)) for (const it of cards) it.setAttribute('aria-pressed', 'true');
    apply();
  };

  // Themes: as the system has it, unless somebody wants it otherwise.
  const themes = ['auto', 'light', 'dark'];
  const theme = name => {
    if (name === 'auto') delete root.dataset.theme; else root.dataset.theme = name;
    by('theme').querySelector('span').textContent = name;
    try { localStorage.setItem('docwright-theme', name); } catch { /* it lasts as long as the page */ }
  };
  const nextTheme = () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const order = dark ? ['auto', 'light', 'dark'] : ['auto', 'dark', 'light'];
    theme(order[(order.indexOf(root.dataset.theme || 'auto') + 1) % order.length]);
  };

  const move = step => {
    const open = visible();
    const at = open.indexOf(document.activeElement && document.activeElement.closest('.change'));
    const next = open[at < 0 ? (step > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + step, 0), open.length - 1)];
    if (!next) return;
    next.querySelector('summary').focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
  const keys = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target.closest ? event.target : document.body;
    if (event.key === 'Escape') {
      reset();
      if (target.blur) target.blur();
      return;
    }
    if (target === q && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault();
      q.blur();
      move(1);
    }
    if (target.closest('input, select, textarea')) return;
    const inList = !!target.closest('.change summary');
    const arrows = inList ? { ArrowDown: () => move(1), ArrowUp: () => move(-1) } : {};
    const action = { '/': () => { q.focus(); q.select(); }, j: () => move(1), k: () => move(-1), t: nextTheme, ...arrows }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const openAll = () => {
    const details = visible().map(it => it.querySelector('details'));
    const open = details.some(it => !it.open);
    for (const it of details) it.open = open;
  };
  const showNamed = () => {
    const it = location.hash.startsWith('#f-') && by(location.hash.slice(1));
    if (!it) return;
    it.hidden = false;
    it.querySelector('details').open = true;
    it.scrollIntoView();
    it.querySelector('summary').focus();
  };
  const copy = async button => {
    try {
      await navigator.clipboard.writeText(button.dataset.text);
      button.textContent = 'copied';
    } catch {
      getSelection().selectAllChildren(button.previousElementSibling);
    }
  };

  let waiting;
  q.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, changes.length > 300 ? 120 : 0); });
  for (const list of lists) list.addEventListener('change', apply);
  for (const it of cards) it.addEventListener('click', () => choose(it));
  for (const it of rows) it.addEventListener('click', () => {
    by('area').value = by('area').value === it.dataset.area ? '' : it.dataset.area;
    apply();
  });
  for (const it of all('.copy')) { it.hidden = false; it.addEventListener('click', () => copy(it)); }
  tools.addEventListener('submit', event => event.preventDefault());
  tools.addEventListener('reset', event => { event.preventDefault(); reset(); });
  by('again').addEventListener('click', reset);
  by('all').addEventListener('click', openAll);
  by('theme').addEventListener('click', nextTheme);
  document.addEventListener('keydown', keys);
  addEventListener('hashchange', () => { recall(); apply(); showNamed(); });

  for (const it of [tools, by('theme')]) it.hidden = false;
  let saved = 'auto';
  try { saved = localStorage.getItem('docwright-theme') || 'auto'; } catch { /* nothing is kept */ }
  theme(themes.includes(saved) ? saved : 'auto');
  recall();
  apply();
  showNamed();
  root.dataset.ready = 'yes';
})();
