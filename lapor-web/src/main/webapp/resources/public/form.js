/* Makes the form at /lapor handier: one step at a time, a draft, search fields, similar reports and a
   preview. Without this script it is one long page that does the same. */
(function () {
  'use strict';

  var WEEK = 7 * 24 * 3600 * 1000;
  var form = document.querySelector('form[data-steps]');

  function id(name) { return document.getElementById(name); }

  function made(tag, className, words) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (words) { element.textContent = words; }
    return element;
  }

  function later(step, pause) {
    var waiting = null;
    return function () {
      clearTimeout(waiting);
      waiting = setTimeout(step, pause);
    };
  }

  /* ---- Search fields: a text field with a list, as screen readers know it (combobox) ---- */

  /* settings: name, find(text) that promises choices {value, label, note}, pick(choice) */
  function combobox(input, settings) {
    var box = made('div', 'combo');
    var list = made('ul');
    var said = made('p', 'visually-hidden');
    var shown = [];
    var at = -1;
    var asked = 0;
    input.parentNode.insertBefore(box, input);
    list.id = input.id + '-list';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', settings.name);
    said.setAttribute('role', 'status');
    box.append(input, list, said);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', list.id);
    input.autocomplete = 'off';

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function mark(next) {
      var rows = list.querySelectorAll('[role=option]');
      if (rows.length === 0) { return; }
      if (rows[at]) { rows[at].setAttribute('aria-selected', 'false'); }
      at = (next + rows.length) % rows.length;
      rows[at].setAttribute('aria-selected', 'true');
      rows[at].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', rows[at].id);
    }

    function pick(choice) {
      close();
      settings.pick(choice);
    }

    function show(choices) {
      shown = choices;
      list.textContent = '';
      at = -1;
      choices.forEach(function (choice, index) {
        var row = made('li', choice.value ? '' : 'unsure', choice.label);
        row.id = list.id + '-' + index;
        row.setAttribute('role', 'option');
        row.setAttribute('aria-selected', 'false');
        if (choice.note) { row.append(' ', made('span', 'hint', choice.note)); }
        row.addEventListener('click', function () { pick(choice); });
        list.append(row);
      });
      var none = choices.every(function (choice) { return !choice.value; });
      said.textContent = none && input.value.trim() ? form.dataset.none
        : form.dataset.found.replace('{0}', choices.length);
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
    }

    function search() {
      var mine = ++asked;
      settings.find(input.value.trim()).then(function (choices) {
        if (mine === asked && document.activeElement === input) { show(choices); }
      }).catch(function () { close(); });
    }

    /* A press in the list must not take the focus, or the list would close before the click. */
    list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    input.addEventListener('input', later(search, 200));
    input.addEventListener('focus', function () {
      input.select();
      search();
    });
    input.addEventListener('blur', function () { asked += 1; close(); });
    input.addEventListener('keydown', function (event) {
      var open = !list.hidden;
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        if (open) { mark(at + 1); } else { search(); }
      } else if (event.key === 'ArrowUp' && open) {
        event.preventDefault();
        mark(at < 0 ? -1 : at - 1);
      } else if (event.key === 'Escape' && open) {
        event.preventDefault();
        close();
      } else if (event.key === 'Enter') {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (open && at >= 0) {
          pick(shown[at]);
        } else if (open && shown.length > 0 && shown[0].value) {
          pick(shown[0]);
        }
      }
    }, true);
  }

  function asked(address) {
    return fetch(address, { headers: { Accept: 'application/json' } }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    });
  }

  /* The institution: the list of the server, the choice in the hidden field. */
  function institution(input) {
    var value = id('institution');
    var chosen = id('institution-chosen');
    var search = id('institution-search');
    var unsure = { value: '', label: input.dataset.comboInstitution };
    var english = document.documentElement.lang === 'en';
    id('unchoose').addEventListener('click', function (event) {
      event.preventDefault();
      value.value = '';
      chosen.hidden = true;
      search.hidden = false;
      input.value = '';
      input.focus();
      form.dispatchEvent(new Event('input'));
    });
    combobox(input, {
      name: document.querySelector('label[for=institutionQuery]').textContent,
      find: function (text) {
        if (text.length < 2) { return Promise.resolve([unsure]); }
        return asked('/api/v1/institutions?order=BEST&q=' + encodeURIComponent(text.slice(0, 100)))
          .then(function (page) {
            return page.items.slice(0, 10).map(function (one) {
              return { value: one.code, label: one.name, note: english && one.nameEn ? one.nameEn : one.parentName };
            }).concat(unsure);
          });
      },
      pick: function (choice) {
        choose(choice.value, choice.label);
        id('unchoose').focus();
      }
    });
  }

  function choose(code, name) {
    id('institution').value = code;
    id('institution-name').textContent = name;
    id('institution-chosen').hidden = false;
    id('institution-search').hidden = true;
    id('institutionQuery').value = '';
    form.dispatchEvent(new Event('input'));
  }

  /* The region: the choices of the page at once, districts and villages from the server. */
  function region(select) {
    var input = made('input');
    var district = id('location-district');
    var village = id('location-village');
    var coarse = Array.from(select.options).filter(function (one) { return one.value; }).map(function (one) {
      var group = one.parentNode.label || '';
      return { value: one.value, label: one.text, note: one.value.length > 2 ? group : '' };
    });
    var unsure = { value: '', label: select.options[0].text };
    var names = {};
    coarse.forEach(function (one) { names[one.value] = one.label; });
    input.type = 'text';
    input.id = 'region-search';
    input.placeholder = select.dataset.comboRegion;
    input.setAttribute('aria-describedby', select.getAttribute('aria-describedby'));
    select.before(input);
    select.hidden = true;
    select.dataset.standin = input.id;
    select.closest('.field').querySelector('label').htmlFor = input.id;

    function show() {
      input.value = select.value ? select.options[select.selectedIndex].text : '';
    }

    function fits(text) {
      var words = text.toLowerCase().split(/\s+/);
      return function (one) {
        var whole = (one.label + ' ' + one.note).toLowerCase();
        return words.every(function (word) { return whole.indexOf(word) >= 0; });
      };
    }

    /* What lies below; and where the names in this language tell nothing, all by its official name. */
    function fine(text, all) {
      if (text.length < 3) { return Promise.resolve([]); }
      return asked('/api/v1/regions?limit=30&q=' + encodeURIComponent(text.slice(0, 100))).then(function (page) {
        return page.items.filter(function (one) { return all && names[one.code] || one.code.length > 5; }).slice(0, 8).map(function (one) {
          return names[one.code] ? { value: one.code, label: names[one.code] }
            : { value: one.code, label: one.name, note: names[one.code.slice(0, 5)] || '' };
        });
      }, function () { return []; });
    }

    combobox(input, {
      name: select.dataset.comboRegion,
      find: function (text) {
        var near = coarse.filter(text ? fits(text) : function (one) { return one.value.length === 2; });
        return (near.length > 12 || !text ? Promise.resolve([]) : fine(text, !near.length)).then(function (more) {
          return near.slice(0, text ? 12 : 40).concat(more, unsure);
        });
      },
      pick: function (choice) {
        select.value = choice.value.slice(0, 5);
        delete district.dataset.parent;
        district.dataset.wanted = choice.value.length > 5 ? choice.value.slice(0, 8) : '';
        village.dataset.wanted = choice.value.length > 8 ? choice.value : '';
        show();
        if (!choice.value) { input.value = unsure.label; }
        select.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    select.addEventListener('input', show);
    input.addEventListener('blur', function () {
      if (input.value !== unsure.label) { show(); }
    });
    show();
  }

  /* ---- The draft ---- */

  /* Who typed it is never kept: whoever uses the device next reads no name. */
  var KEPT = ['title', 'body', 'incidentDate', 'location-district', 'location-village',
    'location-regionCode', 'location-address', 'category', 'institution', 'urgent', 'anonymous',
    'confidential'];

  function key() { return 'lapor-draft-' + form.dataset.draft; }

  function draft() {
    try {
      var kept = JSON.parse(localStorage.getItem(key()) || 'null');
      return kept && Date.now() - kept.at < WEEK ? kept.fields : null;
    } catch (unreadable) {
      return null;
    }
  }

  function forget(name) {
    try { localStorage.removeItem(name); } catch (forbidden) { /* then nothing was kept either */ }
  }

  function drafted() {
    var sent = null;
    function fields() { return KEPT.map(id).filter(Boolean); }
    function save() {
      var kept = {};
      fields().forEach(function (field) {
        if (field.type === 'checkbox') {
          if (field.checked) { kept[field.id] = 'on'; }
        } else if (field.value) {
          kept[field.id] = field.value;
        }
      });
      var type = form.querySelector('[name=type]:checked');
      if (type) { kept.type = type.value; }
      if (kept.institution) { kept.institutionName = id('institution-name').textContent; }
      if (sent) { kept.token = sent; }
      if (Object.keys(kept).length > 0) {
        localStorage.setItem(key(), JSON.stringify({ at: Date.now(), fields: kept }));
      } else {
        forget(key());
      }
    }
    function untouched() {
      return !form.querySelector('[name=refused], #warning, #public-preview') && !form.querySelector('[name=type]:checked')
        && fields().every(function (field) { return field.type === 'checkbox' ? !field.checked : !field.value; });
    }
    var kept = draft();
    var restored = Boolean(kept) && untouched();
    if (restored) {
      restore(kept);
      sent = kept.token || null;
    }
    var bar = made('div', 'draft-bar');
    var words = made('span', '', restored ? form.dataset.draftRestored + ' ' + form.dataset.draftKept : form.dataset.draftKept);
    var button = made('button', 'button small', form.dataset.draftForget);
    if (restored) { words.setAttribute('role', 'status'); }
    button.type = 'button';
    button.id = 'forget';
    button.addEventListener('click', function () {
      forget(key());
      location.assign(location.pathname);
    });
    bar.append(words, button);
    form.append(bar);
    form.addEventListener('input', save);
    form.addEventListener('change', save);
    /* Where the line breaks before the receipt, the same report sent again is not a second one. */
    form.addEventListener('submit', function (event) {
      if (event.submitter && event.submitter.id === 'send') {
        sent = id('token').value;
        save();
      }
    });
  }

  function restore(kept) {
    KEPT.forEach(function (name) {
      var field = id(name);
      if (!field || typeof kept[name] !== 'string') { return; }
      if (field.type === 'checkbox') {
        field.checked = true;
      } else if (name !== 'institution') {
        field.value = kept[name];
        field.dataset.wanted = kept[name]; /* for choices that are still to come */
      }
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    var type = kept.type && form.querySelector('[name=type][value="' + kept.type + '"]');
    if (type) { type.checked = true; }
    if (kept.institution) { choose(kept.institution, kept.institutionName || kept.institution); }
    if (kept.token) { id('token').value = kept.token; }
  }

  /* ---- Similar reports ---- */

  function similar(area) {
    var list = area.querySelector('ul');
    var last = '';
    var latest = 0;
    function look() {
      var title = id('title').value.trim();
      var text = (title + ' ' + id('body').value.trim()).slice(0, 5000);
      if (title.length < 8 || text === last) { return; }
      last = text;
      var mine = ++latest;
      fetch('/api/v1/reports/similar', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ text: text })
      }).then(function (answer) { return answer.ok ? answer.json() : { items: [] }; }).then(function (page) {
        if (mine === latest) { show(page.items); }
      }).catch(function () { /* The report can be written all the same. */ });
    }
    function show(items) {
      list.textContent = '';
      items.forEach(function (one) {
        var row = made('li');
        var words = made('span');
        var link = made('a', '', one.title);
        var follow = made('a', 'button small', area.dataset.followWords);
        link.href = area.dataset.similar + one.trackingId;
        follow.href = area.dataset.follow + one.trackingId;
        follow.setAttribute('aria-label', area.dataset.followWords + ': ' + one.title);
        [link, follow].forEach(function (a) { a.target = '_blank'; a.rel = 'noopener'; });
        words.append(link, made('span', 'hint', (one.institution ? one.institution.name : '')));
        row.append(words, follow);
        list.append(row);
      });
      area.hidden = items.length === 0;
    }
    var soon = later(look, 900);
    id('title').addEventListener('input', soon);
    id('body').addEventListener('input', soon);
    id('title').addEventListener('blur', look);
  }

  /* ---- Steps ---- */

  function stepped() {
    var parts = Array.from(form.querySelectorAll('[data-step]'));
    var nav = made('nav', 'steps');
    var now = made('p');
    var marks = made('ol');
    var at = 0;
    nav.setAttribute('aria-label', form.dataset.steps);
    parts.forEach(function (part, index) {
      var item = made('li');
      var button = made('button', 'step-mark');
      button.type = 'button';
      button.dataset.to = part.id;
      button.append(made('span', '', (index + 1) + ' '), made('span', 'step-words', part.dataset.step));
      button.addEventListener('click', function () { go(index); });
      item.append(button);
      marks.append(item);
      part.append(buttons(index));
    });
    nav.append(now, marks);
    form.classList.add('stepped');
    parts[0].before(nav);

    function buttons(index) {
      var row = made('p', 'actions step-buttons');
      if (index > 0) {
        var back = made('button', 'button', form.dataset.stepsBack);
        back.type = 'button';
        back.id = parts[index].id + '-back';
        back.dataset.go = 'back';
        back.addEventListener('click', function () { go(index - 1); });
        row.append(back);
      }
      if (index < parts.length - 1) {
        var next = made('button', 'button primary', form.dataset.stepsNext);
        next.type = 'button';
        next.id = parts[index].id + '-next';
        next.dataset.go = 'next';
        next.addEventListener('click', function () { if (whole(parts[index])) { go(index + 1); } });
        row.append(next);
      }
      return row;
    }

    function show(index, calm) {
      at = index;
      parts.forEach(function (part, i) { part.hidden = i !== index; });
      marks.querySelectorAll('button').forEach(function (button, i) {
        button.classList.toggle('done', i < index);
        button.classList.toggle('wrong', Boolean(parts[i].querySelector('.invalid')) && i !== index);
        if (i === index) { button.setAttribute('aria-current', 'step'); } else { button.removeAttribute('aria-current'); }
      });
      now.textContent = form.dataset.stepsNow.replace('{0}', index + 1).replace('{1}', parts.length);
      if (!calm) {
        parts[index].querySelector('h2').focus({ preventScroll: true });
        nav.scrollIntoView({ block: 'start' });
      }
      if (index === parts.length - 1) { preview(); }
    }

    /* Each step is one of the browser's own, so that its way back leads to the step before. */
    function go(index) {
      history.pushState({ step: index }, '');
      show(index);
    }
    window.addEventListener('popstate', function (event) {
      show(event.state && event.state.step ? event.state.step : 0);
    });

    function reveal(target) {
      var index = parts.findIndex(function (part) { return part.contains(target); });
      if (index >= 0 && index !== at) { show(index, true); }
    }

    function first() {
      var wrong = document.querySelector('#errors a');
      var target = wrong ? id(wrong.hash.slice(1)) : id('warning') ? parts[parts.length - 1]
        : location.hash ? id(location.hash.slice(1)) : null;
      var index = target ? parts.findIndex(function (part) { return part === target || part.contains(target); }) : 0;
      show(Math.max(0, index), true);
      if (target && !wrong && location.hash && index > 0) { nav.scrollIntoView({ block: 'start' }); }
    }

    /* Links to fields, of errors and warnings, lead to the step first. */
    document.addEventListener('click', function (event) {
      var link = event.target.closest('a[href^="#"]');
      var target = link && id(link.hash.slice(1));
      if (!target) { return; }
      reveal(target);
      var field = id(target.dataset.standin)
        || (target.matches('input, select, textarea') ? target : target.querySelector('input'));
      if (field && (target.dataset.standin || link.closest('#warning, #preview-here'))) {
        event.preventDefault();
        event.stopPropagation();
        field.focus();
        field.scrollIntoView({ block: 'center' });
      }
    }, true);
    form.addEventListener('keydown', function (event) {
      var plain = event.target.matches('input:not([type=submit], [type=file], [type=hidden])');
      if (event.key === 'Enter' && plain && at < parts.length - 1) {
        event.preventDefault();
        parts[at].querySelector('[data-go=next]').click();
      }
    });
    first();
  }

  /* What must not be empty, said before the next step; the server says it again in the end. */
  function whole(part) {
    var wrong = [];
    var types = part.querySelector('.types');
    if (types && !types.querySelector(':checked')) {
      say(types, 'type', form.dataset.needed);
      wrong.push(types.querySelector('input'));
    }
    part.querySelectorAll('[required]:not([type=checkbox]), [data-needed-if]').forEach(function (field) {
      var needed = field.required || form.querySelector(field.dataset.neededIf);
      var text = field.value.trim();
      if (needed && !text) {
        say(field.closest('.field'), field.id, form.dataset.needed);
        wrong.push(field);
      } else if (text && field.dataset.least && Array.from(text).length < Number(field.dataset.least)) {
        say(field.closest('.field'), field.id, form.dataset.short);
        wrong.push(field);
      }
    });
    if (wrong.length > 0) {
      wrong[0].focus();
      wrong[0].scrollIntoView({ block: 'center' });
    }
    return wrong.length === 0;
  }

  function say(frame, name, words) {
    var field = id(name);
    id(name + '-error').textContent = words;
    frame.classList.add('invalid');
    if (field.matches('input, textarea')) { field.setAttribute('aria-invalid', 'true'); }
    frame.addEventListener('input', function () {
      id(name + '-error').textContent = '';
      frame.classList.remove('invalid');
      field.removeAttribute('aria-invalid');
    }, { once: true });
  }

  /* As the server shows it: it alone knows what is covered and who sees what. */
  function preview() {
    var area = id('preview-here');
    var typed = new FormData(form);
    typed.delete('files');
    typed.append('preview', 'preview');
    area.textContent = '';
    area.append(made('p', 'hint', form.dataset.previewing));
    fetch(location.pathname, { method: 'POST', body: typed }).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      var page = new DOMParser().parseFromString(html, 'text/html');
      var seen = page.getElementById('public-preview');
      var errors = page.getElementById('errors');
      if (!seen) { throw new Error('no preview'); }
      area.textContent = '';
      if (errors) {
        errors.id = 'errors-before';
        errors.removeAttribute('role');
        errors.removeAttribute('aria-labelledby');
        errors.querySelector('h2').removeAttribute('id');
        area.append(document.adoptNode(errors));
      }
      area.append(document.adoptNode(seen));
    }).catch(function () {
      area.textContent = '';
      area.append(made('p', 'panel warn', form.dataset.previewAway));
    });
  }

  document.querySelectorAll('[data-draft-sent]').forEach(function (page) {
    forget('lapor-draft-' + page.dataset.draftSent);
  });
  document.querySelectorAll('[data-share]').forEach(function (link) {
    if (!navigator.share) { return; }
    link.addEventListener('click', function (event) {
      event.preventDefault();
      var body = new URLSearchParams(link.href.slice('mailto:'.length)).get('body');
      navigator.share({ title: link.dataset.share, text: body }).catch(function () { /* given up */ });
    });
  });
  if (!form || !window.fetch) { return; }
  form.querySelectorAll('[data-without-script]').forEach(function (part) { part.hidden = true; });
  [drafted, stepped, function () { region(id('location-regionCode')); },
    function () { institution(id('institutionQuery')); },
    function () { similar(form.querySelector('[data-similar]')); }].forEach(function (step) {
    try {
      step();
    } catch (unavailable) {
      /* Storage is forbidden here, or the browser is old: the form works without. */
    }
  });
})();
