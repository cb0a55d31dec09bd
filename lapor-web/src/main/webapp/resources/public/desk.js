/* Makes the portal quick to work with: keys, a palette of commands, live counts, suggestions. Every
   page works without it. */
(function () {
  'use strict';

  var POLL = 20000;
  /* While the node tells of changes, asking is only for what it may have missed. */
  var POLL_LIVE = 60000;
  /* Asking for counts must not keep a session alive that nobody uses. */
  var UNATTENDED = 15 * 60000;
  var LETTERS = {
    v: 'to-verify', m: 'mine', n: 'unassigned', d: 'due-soon', t: 'overdue', r: 'returned', w: 'waiting',
    x: 'not-taken-up', o: 'reopened', u: 'my-unit'
  };

  /* On a phone the lists slide in one row: the one that is open is in sight. */
  var rail = document.querySelector('.rail > ul');
  var list = rail && rail.querySelector('[aria-current=page]');
  if (list) { rail.scrollLeft = list.offsetLeft - rail.offsetLeft - 16; }

  var palette = document.getElementById('palette');
  var keys = document.getElementById('keys');
  if (!palette || !keys || typeof palette.showModal !== 'function') { return; }

  var lines = Array.from(document.querySelectorAll('#lines tbody tr'));
  var here = lines.findIndex(function (line) { return line.dataset.looked === 'true'; });
  var recent = [];
  var attended = Date.now();
  var going = false;

  /* Typing must never do anything else. */
  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function go(link) {
    if (link) { link.click(); }
    return Boolean(link);
  }

  function find(selector) { return document.querySelector(selector); }

  function mark(index, focus) {
    if (index < 0 || index >= lines.length) { return; }
    if (lines[here]) { lines[here].classList.remove('here'); }
    here = index;
    lines[here].classList.add('here');
    if (focus) { lines[here].querySelector('a.open').focus(); }
  }

  function step(by) {
    if (lines.length === 0) { return go(find('.walk [data-key=' + (by > 0 ? 'j' : 'k') + ']')); }
    mark(here < 0 ? 0 : Math.min(Math.max(here + by, 0), lines.length - 1), true);
    return true;
  }

  function current() {
    var focused = document.activeElement && document.activeElement.closest('#lines tbody tr');
    return focused || lines[here] || null;
  }

  function inLine(selector) {
    var line = current();
    return line ? line.querySelector(selector) : null;
  }

  /* On a list the line is opened with the form; on a report or in the panel its link is followed. */
  function act(actions) {
    var link = null;
    actions.forEach(function (action) {
      link = link || find('[data-act=' + action + '], main a[href*="do=' + action + '"]');
    });
    if (link) { return go(link); }
    var opening = inLine('a.open');
    if (!opening) { return false; }
    var line = current();
    var target = new URL(opening.href);
    if (actions[0] !== 'NOTE') {
      if (!line.dataset.handoff) { return go(opening); }
      target.searchParams.set('h', line.dataset.handoff);
    }
    target.searchParams.set('do', actions[0]);
    location.assign(target);
    return true;
  }

  function take() {
    var line = current();
    var field = document.getElementById('take-handoff');
    if (line && field && line.dataset.handoff) {
      field.value = line.dataset.handoff;
      document.getElementById('takeIt').click();
      return true;
    }
    return go(find('#lookTake') || find('main a[href*="do=ASSIGN"]'));
  }

  /* Marks of a list: how many, and the whole of it instead of them. */
  function tick() {
    var box = inLine('.mark input');
    return go(box);
  }

  function marks() {
    var form = document.getElementById('bulk');
    var count = document.getElementById('bulk-count');
    if (!form || !count) { return; }
    var hint = count.textContent;
    var all = document.getElementById('bulk-all');
    document.addEventListener('change', function (event) {
      if (event.target.form !== form) { return; }
      var marked = document.querySelectorAll('.mark input:checked').length;
      count.textContent = marked === 0 ? hint : count.dataset.text.replace('{0}', String(marked));
      form.parentElement.classList.toggle('any', marked > 0 || all.checked);
    });
  }

  function search() {
    var field = document.getElementById('f-q') || find('.seek #q') || find('.jump input');
    if (!field) { return false; }
    var fold = field.closest('details');
    if (fold) { fold.open = true; }
    field.focus();
    field.select();
    return true;
  }

  function open(sheet) {
    if (!sheet.open) { sheet.showModal(); }
    return true;
  }

  var COMMANDS = {
    j: function () { return step(1); },
    k: function () { return step(-1); },
    o: function () { return go(inLine('a.open') || find('#look-open')); },
    v: function () { return go(inLine('a.look-at')); },
    a: take,
    x: tick,
    r: function () { return act(['PUBLISH', 'DRAFT']); },
    c: function () { return act(['NOTE']); },
    u: function () { return go(find('.walk [data-key=u]') || find('#look-close')); },
    '/': search,
    '?': function () { return open(keys); }
  };

  function pressed(event) {
    attended = Date.now();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      showPalette();
      return;
    }
    if (event.key === 'Escape' && !find('dialog[open]') && find('#look-close') && !typing(event.target)) {
      go(find('#look-close'));
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)
        || find('dialog[open]')) {
      going = false;
      return;
    }
    if (going) {
      going = false;
      if (go(find('.rail a[data-list="' + LETTERS[event.key] + '"]'))) { event.preventDefault(); }
      return;
    }
    if (event.key === 'g') {
      going = true;
      return;
    }
    if (Object.prototype.hasOwnProperty.call(COMMANDS, event.key) && COMMANDS[event.key]()) {
      event.preventDefault();
    }
  }

  /* The palette: everything that has a link on this page, and reports by number. */
  var text = document.getElementById('palette-text');
  var choices = document.getElementById('palette-choices');
  var offered = [];
  var chosen = 0;

  function words(link) {
    var title = link.querySelector('span');
    return (title || link).textContent.trim().replace(/\s+/g, ' ');
  }

  function commands() {
    var found = [];
    document.querySelectorAll('.rail a, .acts a, .handoff .actions a, .look .actions a, .walk a, .chips a')
      .forEach(function (link) {
        found.push({ text: link.getAttribute('aria-label') || words(link), link: link });
      });
    document.querySelectorAll('.filter-bar details > summary').forEach(function (summary) {
      found.push({ text: words(summary), open: summary.parentElement });
    });
    recent.forEach(function (number) {
      found.push({ text: palette.dataset.recent + ' #' + number, address: palette.dataset.report + number });
    });
    return found;
  }

  function choose(index) {
    chosen = offered.length === 0 ? 0 : (index + offered.length) % offered.length;
    Array.from(choices.children).forEach(function (choice, i) {
      choice.setAttribute('aria-selected', i === chosen ? 'true' : 'false');
      if (i === chosen) {
        text.setAttribute('aria-activedescendant', choice.id);
        choice.scrollIntoView({ block: 'nearest' });
      }
    });
  }

  function offer() {
    var typed = text.value.trim().toLowerCase();
    var digits = typed.replace(/[#\s]/g, '');
    offered = commands().filter(function (command) {
      return typed.split(/\s+/).every(function (word) { return command.text.toLowerCase().indexOf(word) >= 0; });
    });
    if (/^[0-9]{4,10}$/.test(digits)) {
      offered.unshift({ text: palette.dataset.number + ' #' + digits, address: palette.dataset.report + digits });
    }
    offered = offered.slice(0, 11);
    if (typed.length >= 2) {
      var sought = text.value.trim();
      offered.push({
        text: palette.dataset.find.replace('{0}', sought),
        address: palette.dataset.search + encodeURIComponent(sought)
      });
    }
    choices.textContent = '';
    text.removeAttribute('aria-activedescendant');
    offered.forEach(function (command, i) {
      var choice = document.createElement('li');
      choice.id = 'palette-' + i;
      choice.setAttribute('role', 'option');
      choice.textContent = command.text;
      choice.addEventListener('click', function () { follow(command); });
      choices.append(choice);
    });
    choices.hidden = offered.length === 0;
    text.setAttribute('aria-expanded', String(offered.length > 0));
    choose(0);
  }

  function follow(command) {
    palette.close();
    if (command.link) {
      command.link.click();
    } else if (command.open) {
      command.open.open = true;
      var field = command.open.querySelector('input:not([type=hidden]), select');
      if (field) { field.focus(); }
    } else if (command.address) {
      location.assign(command.address);
    }
  }

  function showPalette() {
    text.value = '';
    offer();
    open(palette);
    text.focus();
  }

  text.addEventListener('input', offer);
  text.addEventListener('keydown', function (event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (offered[chosen]) { follow(offered[chosen]); }
    }
  });

  /* Counts change where they stand; the list itself stays until somebody asks for it. */
  var first = null;

  function shown(counts) {
    document.querySelectorAll('.rail a[data-list]').forEach(function (link) {
      var count = counts[link.dataset.list];
      var place = link.querySelector('.count');
      if (count !== undefined && place && place.textContent !== count) { place.textContent = count; }
    });
    var news = document.getElementById('news');
    if (!news) { return; }
    var now = Number(counts[news.dataset.current]);
    if (first === null) { first = now; }
    if (now > first) {
      news.querySelector('span').textContent = palette.dataset.new.replace('{0}', String(now - first));
      news.hidden = false;
    } else if (now < first) {
      first = now;
    }
  }

  var live = false;
  var asked = 0;

  function ask() {
    if (document.hidden || Date.now() - attended > UNATTENDED) { return; }
    asked = Date.now();
    fetch(palette.dataset.counts, { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (counts) {
        if (counts) {
          recent = counts.recent;
          shown(counts.lists);
        }
      })
      .catch(function () { /* The next turn asks again. */ });
  }

  /* Codes are offered by name while somebody types. */
  function suggesting(field) {
    var list = document.createElement('datalist');
    list.id = field.id + '-choices';
    field.after(list);
    field.setAttribute('list', list.id);
    field.setAttribute('autocomplete', 'off');
    var asked = '';
    var waiting = null;
    field.addEventListener('input', function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () {
        var typed = field.value.trim();
        if (typed.length < 2 || typed === asked) { return; }
        asked = typed;
        fetch(field.dataset.suggest + '?limit=12&q=' + encodeURIComponent(typed), { headers: { Accept: 'application/json' } })
          .then(function (answer) { return answer.ok ? answer.json() : { items: [] }; })
          .then(function (page) {
            if (asked !== typed) { return; }
            list.textContent = '';
            page.items.forEach(function (item) { list.append(new Option(item.name, item.code)); });
          })
          .catch(function () { /* The code can be typed. */ });
      }, 250);
    });
  }

  document.querySelectorAll('[data-opens]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      if (button.dataset.opens === 'palette') { showPalette(); } else { open(keys); }
    });
  });
  document.querySelectorAll('[data-suggest]').forEach(suggesting);
  document.addEventListener('keydown', pressed);
  ['pointerdown', 'scroll'].forEach(function (kind) {
    document.addEventListener(kind, function () { attended = Date.now(); }, { passive: true });
  });
  lines.forEach(function (line, index) {
    line.addEventListener('focusin', function () { mark(index, false); });
  });
  if (here >= 0) { mark(here, false); }
  marks();
  var look = document.getElementById('look');
  if (look) { look.focus({ preventScroll: true }); }
  document.addEventListener('lapor:lists', ask);
  document.addEventListener('lapor:live', function (event) { live = event.detail; });
  document.addEventListener('visibilitychange', function () { if (live) { ask(); } });
  ask();
  setInterval(function () { if (!live || Date.now() - asked > POLL_LIVE - POLL / 2) { ask(); } }, POLL);
}());
