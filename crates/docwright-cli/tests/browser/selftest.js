// Runs in the page after its own script, and leaves what it found where the test reads it.
(async () => {
  'use strict';
  const failed = [];
  const check = (name, holds) => { if (!holds) failed.push(name); };
  const wait = () => new Promise(done => setTimeout(done, 250));
  const by = id => document.getElementById(id);
  const all = selector => [...document.querySelectorAll(selector)];
  const shown = () => all('.change').filter(it => it.checkVisibility());
  const key = (name, target = document.activeElement || document.body) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  const total = all('.change').length;
  const card = name => document.querySelector('.card[data-class="' + name + '"]');
  try {
    check('the script of the page ran', document.documentElement.dataset.ready === 'yes');
    check('all changes are shown', shown().length === total && total === 5);
    check('the count is told', by('count').textContent === '5 changes');

    by('q').value = 'lamp.BRIGHTNESS';
    by('q').dispatchEvent(new Event('input'));
    await wait();
    check('search finds the item', shown().length === 1 && shown()[0].textContent.includes('lamp.brightness'));
    check('groups without a fit are hidden', all('.group').filter(it => it.checkVisibility()).length === 1);
    check('the view is in the address', location.hash === '#q=lamp.BRIGHTNESS');
    by('q').value = 'no such thing';
    by('q').dispatchEvent(new Event('input'));
    await wait();
    check('nothing fits and that is said', shown().length === 0 && by('none').checkVisibility());
    key('Escape', by('q'));
    check('escape brings all back', shown().length === total && by('q').value === '');

    card('breaking').click();
    check('a card filters by class', shown().length === 1 && shown().every(it => it.dataset.class === 'breaking'));
    check('cards say whether they are on', card('docs').getAttribute('aria-pressed') === 'false');
    card('docs').click();
    check('a second card adds its class', shown().every(it => ['breaking', 'docs'].includes(it.dataset.class)) && shown().length > 1);
    by('reset').click();
    check('reset brings all back', shown().length === total);
    by('rule').value = 'property/removed/response';
    by('rule').dispatchEvent(new Event('change'));
    check('a rule filters', shown().length === 1);
    by('reset').click();
    const bar = document.querySelector('.row[data-area="garden"]');
    bar.click();
    check('a bar filters by area', by('area').value === 'garden' && shown().every(it => it.dataset.area === 'garden') && shown().length === 1);
    bar.click();
    check('and a second click ends that', shown().length === total);

    document.activeElement.blur();
    key('/');
    check('slash goes to the search', document.activeElement === by('q'));
    by('q').blur();
    key('j');
    check('j goes to the first change', document.activeElement === all('summary')[0]);
    key('j');
    key('ArrowDown');
    check('j and down go on', document.activeElement === all('summary')[2]);
    key('k');
    check('k goes back', document.activeElement === all('summary')[1]);
    check('focus is seen', getComputedStyle(document.activeElement).outlineStyle !== 'none' || !document.activeElement.matches(':focus-visible'));
    document.activeElement.click();
    check('what Enter does opens it', document.activeElement.parentElement.open);
    by('all').click();
    check('all are opened', all('.change details').every(it => it.open));

    const background = () => getComputedStyle(document.body).backgroundColor;
    const before = background();
    key('t', document.body);
    check('t changes the theme', background() !== before && document.documentElement.dataset.theme);
    by('theme').click();
    by('theme').click();
    check('three steps come back', !document.documentElement.dataset.theme);

    const names = all('button, input, select').every(it => it.textContent.trim() || it.labels?.length || it.ariaLabel);
    check('everything has a name', names);
    check('docs are text', window.hacked === undefined && !document.querySelector('.change img, .change script, .change b'));
    check('and are shown as such', document.body.textContent.includes('<img src=x onerror="hacked=1">'));
    check('words that differ are marked', all('.d mark, .i mark').length >= 2);
    check('Rust is beside it', all('.change .i').some(it => it.textContent.includes('pub brightness: Option<String>'))
      || all('.change .d').some(it => it.textContent.includes('pub brightness: Option<i32>')));
    check('nothing was loaded', performance.getEntriesByType('resource').length === 0);
    let blocked = false;
    try { await fetch('https://example.com/'); } catch { blocked = true; }
    check('nothing can be loaded', blocked);
  } catch (error) {
    failed.push(String(error && error.stack || error));
  }
  const result = document.createElement('pre');
  result.id = 'selftest';
  result.textContent = 'selftest: ' + (failed.length ? failed.join('; ') : 'passed');
  document.body.append(result);
})();
