/* The page of one report in the portal: what is typed is kept on the server while it is typed, and
   whoever has the report open hears of one another. The page works without it. */
(function () {
  'use strict';

  var PREFIX = 'lapor-case|';
  var AFTER_TYPING = 2000;
  var RETRIES = [3000, 5000, 10000, 15000];
  var LOOK = 10000;
  var LOOK_HIDDEN = 30000;
  /* While the node tells of changes, this only says that the page is still open. */
  var LOOK_LIVE = 30000;
  var WRITING = 60000;
  var lastTyped = 0;

  function byId(id) { return document.getElementById(id); }

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }

  function send(url, body, keepalive) {
    return fetch(url, {
      method: 'POST', credentials: 'same-origin', redirect: 'manual', keepalive: keepalive,
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json' },
      body: JSON.stringify(body)
    });
  }

  /* A bridge across a session that ended: in this tab alone, until the server has the text. */
  function bridges(wanted) {
    return Object.keys(sessionStorage).filter(function (key) {
      return key.indexOf(PREFIX) === 0 && wanted(key.split('|'));
    });
  }

  function burn(keys) { keys.forEach(function (key) { sessionStorage.removeItem(key); }); }

  function Draft(place, form) {
    var key = PREFIX + [place.dataset.account, place.dataset.report, place.dataset.act,
      place.dataset.handoff, place.dataset.answer].join('|');
    var state = byId('draft-state');
    var trouble = byId('draft-trouble');
    var version = Number(place.dataset.version);
    var timer = null;
    var failures = 0;
    var saving = null;
    var expired = false;
    var viewGone = false;
    var leaving = false;
    var refused = null;

    function fields() {
      var found = {};
      new FormData(form).forEach(function (value, name) {
        if (typeof value === 'string' && name !== form.id && /^[A-Za-z][A-Za-z_-]{0,39}$/.test(name)) {
          (found[name] = found[name] || []).push(value.replace(/\r\n/g, '\n'));
        }
      });
      return found;
    }

    /* What came back with a refusal may never have been kept. */
    var saved = place.dataset.posted === 'true' ? '' : JSON.stringify(fields());

    function changed() { return JSON.stringify(fields()) !== saved; }

    function bridge() {
      try {
        sessionStorage.setItem(key, JSON.stringify({ fields: fields(), version: version, at: Date.now() }));
      } catch (full) { /* then the server alone keeps it */ }
    }

    function say(text, bad) {
      state.textContent = text;
      state.classList.toggle('bad', Boolean(bad));
    }

    function inTrouble(text, parts) {
      var actions = element('p', null, 'actions');
      parts.forEach(function (part) { actions.appendChild(part); });
      trouble.replaceChildren(element('p', text), actions);
      trouble.hidden = false;
    }

    function outOfTrouble(text) {
      if (text) { trouble.replaceChildren(element('p', text)); } else { trouble.hidden = true; }
    }

    function button(text, act) {
      var made = element('button', text, 'button small');
      made.type = 'button';
      made.addEventListener('click', act);
      return made;
    }

    function later(delay) {
      clearTimeout(timer);
      timer = setTimeout(save, delay);
    }

    function again() {
      later(RETRIES[Math.min(failures, RETRIES.length - 1)]);
      failures += 1;
    }

    function ended() {
      say(place.dataset.trying, true);
      if (!expired) {
        expired = true;
        var link = element('a', place.dataset.sign, 'button primary');
        link.href = place.dataset.signIn + '?next=' + encodeURIComponent('/staff/');
        link.target = '_blank';
        link.rel = 'noopener';
        inTrouble(place.dataset.expired, [link]);
      }
    }

    function kept(answer, sent) {
      failures = 0;
      refused = null;
      version = answer.version;
      saved = sent;
      say(answer.said);
      if (expired) {
        expired = false;
        viewGone = true;
        outOfTrouble(place.dataset.back);
      }
      if (!changed()) { sessionStorage.removeItem(key); } else { later(AFTER_TYPING); }
    }

    function elsewhere(answer) {
      if (Number(answer.version) === 0) { /* discarded in another window; here it is still wanted */
        version = 0;
        again();
        return;
      }
      say(place.dataset.trying, true);
      inTrouble(place.dataset.elsewhere, [
        button(place.dataset.mine, function () { version = Number(answer.version); outOfTrouble(); save(); }),
        button(place.dataset.theirs, function () { sessionStorage.removeItem(key); leaving = true; location.replace(location.pathname + location.search); })
      ]);
    }

    function answered(response, sent) {
      if (response.status === 200) { return response.json().then(function (answer) { kept(answer, sent); }); }
      if (response.status === 401 || response.type === 'opaqueredirect') { ended(); again(); return null; }
      if (response.status === 409) { return response.json().then(elsewhere); }
      if (response.status === 422 || response.status === 404 || response.status === 403) {
        return response.json().then(function (answer) { refused = sent; say(answer.said, true); });
      }
      say(place.dataset.trying, true);
      again();
      return null;
    }

    function save() {
      clearTimeout(timer);
      if (saving || leaving) { return saving; }
      var sent = JSON.stringify(fields());
      if (sent === saved && !expired || sent === refused) { return null; }
      saving = send(place.dataset.url, {
        report: place.dataset.report, act: place.dataset.act, handoff: place.dataset.handoff,
        answer: place.dataset.answer, version: version, fields: JSON.parse(sent)
      }, sent.length < 20000).then(function (response) { return answered(response, sent); })
        .catch(function () { say(place.dataset.trying, true); again(); })
        .finally(function () { saving = null; });
      return saving;
    }

    function typed() {
      var begins = Date.now() - lastTyped > WRITING;
      lastTyped = Date.now();
      if (begins) { document.dispatchEvent(new CustomEvent('lapor:report')); }
      if (changed()) { bridge(); later(expired || failures ? RETRIES[0] : AFTER_TYPING); }
    }

    function fill(values) {
      Object.keys(values).forEach(function (name) {
        var inputs = Array.prototype.filter.call(form.elements, function (field) { return field.name === name; });
        inputs.forEach(function (field) {
          if (field.type === 'radio' || field.type === 'checkbox') {
            field.checked = values[name].indexOf(field.value) >= 0;
          } else if (field.dataset.chosen === 'true') {
            /* a button just set it: newer than what was typed */
          } else if (field.multiple) {
            /* chosen units are brought back by the server alone */
          } else {
            field.value = values[name][0];
          }
        });
      });
    }

    function restore() {
      var text = sessionStorage.getItem(key);
      if (!text) { return; }
      var kept = JSON.parse(text);
      function take() {
        fill(kept.fields);
        outOfTrouble();
        save();
      }
      if (JSON.stringify(kept.fields) === JSON.stringify(fields())) {
        if (saved) { sessionStorage.removeItem(key); }
      } else if (kept.version >= version) {
        take();
        inTrouble(place.dataset.restored, []);
      } else {
        inTrouble(place.dataset.elsewhere, [
          button(place.dataset.mine, take),
          button(place.dataset.theirs, function () { sessionStorage.removeItem(key); outOfTrouble(); })
        ]);
      }
    }

    function submit(event) {
      clearTimeout(timer);
      bridge();
      if (viewGone) { /* the page belongs to a session that ended: open it in the new one, as typed */
        event.preventDefault();
        Promise.resolve(saving).then(save).finally(function () { leaving = true; location.replace(location.pathname + location.search); });
      } else {
        leaving = true;
      }
    }

    /* Leaving a field for a button that sends would only keep what is sent at once. */
    function left(event) {
      var to = event.relatedTarget;
      if (!to || to.type !== 'submit' || expired) { save(); }
    }

    ['input', 'change', 'click', 'keyup'].forEach(function (kind) { form.addEventListener(kind, typed); });
    form.addEventListener('focusout', left);
    form.addEventListener('submit', submit);
    window.addEventListener('online', save);
    window.addEventListener('pagehide', save);
    window.addEventListener('pageshow', function (event) { if (event.persisted) { leaving = false; } });
    document.addEventListener('visibilitychange', function () {
      if (document.hidden) { save(); } else if (expired) { later(0); }
    });
    restore();
    if (!saved) { later(AFTER_TYPING); }
  }

  function Live(place) {
    var present = byId('present');
    var news = byId('news');
    var told = 0;
    var pushed = false;
    var asking = false;
    var missed = false;
    var next = null;

    function show(answer) {
      byId('live-state').textContent = '';
      if (present.textContent !== answer.others) { name(present, answer.others, answer.titles); }
      if (answer.entries.length > told) {
        told = answer.entries.length;
        byId('news-title').textContent = answer.title;
        byId('news-entries').replaceChildren.apply(byId('news-entries'), answer.entries.map(line));
        news.hidden = false;
      }
    }

    /* What officers are called is Indonesian in either language. */
    function name(where, text, titles) {
      where.textContent = '';
      titles.forEach(function (title) {
        var at = text.indexOf(title);
        var named = element('span', title);
        named.lang = 'id';
        where.append(text.slice(0, at), named);
        text = text.slice(at + title.length);
      });
      where.append(text);
    }

    function line(entry) {
      var item = element('li', null, entry.internal ? 'internal' : '');
      var when = element('p', entry.at + ' · ' + entry.who, 'when');
      if (entry.internal) { when.appendChild(element('span', place.dataset.internal, 'tag internal')); }
      item.appendChild(when);
      item.appendChild(element('p', entry.what, 'what'));
      entry.words.forEach(function (words) { item.appendChild(element('blockquote', words, 'long-text')); });
      return item;
    }

    function after() {
      asking = false;
      if (missed) { missed = false; look(); return; }
      next = setTimeout(look, pushed ? LOOK_LIVE : document.hidden ? LOOK_HIDDEN : LOOK);
    }

    /* What happens while an answer is under way is asked for when that is there. */
    function look() {
      if (asking) { missed = true; return; }
      asking = true;
      clearTimeout(next);
      var writing = Date.now() - lastTyped < WRITING;
      fetch(place.dataset.url + '/report?id=' + place.dataset.report + '&since=' + place.dataset.since
          + '&writing=' + writing, { credentials: 'same-origin', redirect: 'manual' })
        .then(function (response) {
          if (response.status !== 200) { throw new Error(String(response.status)); }
          return response.json();
        })
        .then(show)
        .catch(function () { byId('live-state').textContent = place.dataset.offline; })
        .finally(after);
    }

    document.addEventListener('lapor:report', look);
    document.addEventListener('lapor:live', function (event) {
      if (pushed && !event.detail) { pushed = false; look(); }
      pushed = event.detail;
    });

    window.addEventListener('pagehide', function () {
      navigator.sendBeacon(place.dataset.url + '/left',
        new Blob([JSON.stringify({ report: place.dataset.report })], { type: 'application/json' }));
    });
    look();
  }

  /* Two colons in the answer open the standard texts; what is typed after them narrows the list. */
  function Standard(place, field) {
    var all = null;
    var shown = [];
    var at = 0;
    var list = element('ul', null, 'standard-list');
    var open = element('p', null, 'hint open-places');
    list.id = 'standard-list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', place.dataset.list);
    list.hidden = true;
    open.setAttribute('aria-live', 'polite');
    field.after(list, open);
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', list.id);

    function asked() {
      return /::([^\n:]{0,40})$/.exec(field.value.slice(0, field.selectionStart));
    }

    function close() {
      list.hidden = true;
      field.removeAttribute('aria-activedescendant');
    }

    function mark() {
      Array.prototype.forEach.call(list.children, function (item, index) {
        item.setAttribute('aria-selected', String(index === at));
        if (index === at) { item.scrollIntoView({ block: 'nearest' }); }
      });
      if (shown.length) { field.setAttribute('aria-activedescendant', 'standard-' + at); }
    }

    function show() {
      var match = asked();
      if (!match || !all) { close(); return; }
      var words = match[1].toLowerCase().split(/\s+/);
      shown = all.filter(function (one) {
        return words.every(function (word) { return (one.title + ' ' + one.text).toLowerCase().indexOf(word) >= 0; });
      }).slice(0, 12);
      at = 0;
      list.replaceChildren.apply(list, shown.map(function (one, index) {
        var item = element('li');
        item.id = 'standard-' + index;
        item.setAttribute('role', 'option');
        item.append(element('b', one.title), element('span', one.text.slice(0, 90)));
        item.addEventListener('mousedown', function (event) { event.preventDefault(); put(one); });
        return item;
      }));
      if (!shown.length) { list.appendChild(element('li', place.dataset.none, 'none')); }
      list.hidden = false;
      mark();
    }

    function put(one) {
      var match = asked();
      var end = field.selectionStart;
      var start = match ? end - match[0].length : end;
      field.setRangeText(one.text, start, end, 'end');
      close();
      places();
      var hole = /\{\{[^{}]*\}\}/.exec(one.text);
      if (hole) { field.setSelectionRange(start + hole.index, start + hole.index + hole[0].length); }
      field.dispatchEvent(new Event('input', { bubbles: true }));
      fetch(place.dataset.url + '&id=' + one.id, { method: 'POST', credentials: 'same-origin', redirect: 'manual' })
        .catch(function () { /* a use that is not counted is no harm */ });
    }

    function places() {
      var found = field.value.match(/\{\{[^{}]*\}\}/g) || [];
      open.textContent = found.length ? place.dataset.open + ' ' + found.join(' ') : '';
    }

    field.addEventListener('input', function () {
      places();
      if (asked() && !all) {
        fetch(place.dataset.url, { credentials: 'same-origin', redirect: 'manual' })
          .then(function (response) { return response.status === 200 ? response.json() : []; })
          .then(function (texts) { all = texts; show(); })
          .catch(function () { /* the list above offers the same */ });
      } else {
        show();
      }
    });
    field.addEventListener('keydown', function (event) {
      if (list.hidden) { return; }
      if (event.key === 'Escape') {
        close();
      } else if ((event.key === 'Enter' || event.key === 'Tab') && shown.length) {
        put(shown[at]);
      } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && shown.length) {
        at = (at + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length;
        mark();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
    field.addEventListener('blur', close);
    places();
  }

  var draft = byId('draft');
  var form = document.querySelector('#decision .act-form form, #decision form.act-form');
  var live = byId('live');
  if (draft) {
    burn(bridges(function (parts) { return parts[1] !== draft.dataset.account; }));
    if (form && form.querySelector('textarea, input[type=text]')) { Draft(draft, form); }
  } else if (live && new URLSearchParams(location.search).has('done')) {
    burn(bridges(function (parts) { return parts[2] === live.dataset.report; }));
  }
  if (live) { Live(live); }
  if (byId('standard') && byId('text')) { Standard(byId('standard'), byId('text')); }
  /* The component set calls the box of chosen units a list of options before it holds any. */
  document.querySelectorAll('.ui-autocomplete-multiple-container').forEach(function (box) {
    box.removeAttribute('role');
    box.removeAttribute('aria-orientation');
  });
  /* Whoever went a step on or back reads on where the step begins. */
  var step = draft && draft.dataset.posted === 'true' && !byId('errors') && document.querySelector('.step:not([hidden]) h3');
  if (step) { step.focus(); }
  var leaving = byId('leaving');
  if (leaving) { leaving.addEventListener('submit', function () { burn(bridges(function () { return true; })); }); }
})();
