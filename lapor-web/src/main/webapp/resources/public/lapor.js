/* Makes the public pages handier; every page works without it. */
(function () {
  'use strict';

  function counted(field) {
    var most = Number(field.dataset.count);
    var line = document.createElement('p');
    line.className = 'count';
    field.insertAdjacentElement('afterend', line);
    function show() {
      var length = Array.from(field.value.trim()).length;
      line.textContent = length + ' / ' + most;
      line.classList.toggle('over', length > most);
    }
    field.addEventListener('input', show);
    show();
  }

  /* What was typed is kept in this tab until it is sent, so that a closed tab leaves nothing behind
     for whoever uses the device next; who typed it is never kept. */
  function drafted(form) {
    var key = 'lapor-draft-' + form.dataset.draft;
    var kept = ['title', 'body', 'incidentDate', 'location-regionCode', 'location-address', 'category'];
    var fields = kept.map(function (id) { return document.getElementById(id); }).filter(Boolean);
    function save() {
      var draft = {};
      fields.forEach(function (field) { if (field.value) { draft[field.id] = field.value; } });
      sessionStorage.setItem(key, JSON.stringify(draft));
    }
    function restore() {
      var draft = JSON.parse(sessionStorage.getItem(key) || '{}');
      var untouched = fields.every(function (field) { return !field.value; });
      if (!untouched || Object.keys(draft).length === 0) { return; }
      fields.forEach(function (field) {
        if (typeof draft[field.id] === 'string') {
          field.value = draft[field.id];
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
      });
      say();
    }
    function say() {
      var note = document.createElement('div');
      note.className = 'panel draft';
      note.setAttribute('role', 'status');
      var words = document.createElement('span');
      words.textContent = form.dataset.draftRestored;
      var forget = document.createElement('button');
      forget.type = 'button';
      forget.className = 'button small';
      forget.textContent = form.dataset.draftForget;
      forget.addEventListener('click', function () {
        sessionStorage.removeItem(key);
        fields.forEach(function (field) {
          field.value = '';
          field.dispatchEvent(new Event('input'));
        });
        note.remove();
        fields[0].focus();
      });
      note.append(words, forget);
      form.prepend(note);
    }
    restore();
    form.addEventListener('input', save);
  }

  function copied(button) {
    button.addEventListener('click', function () {
      var text = button.dataset.copy.split(' ').map(function (id) {
        return document.getElementById(id).textContent;
      }).join('\n');
      navigator.clipboard.writeText(text).then(function () {
        button.textContent = button.dataset.copied;
      });
    });
  }

  function each(selector, step) {
    document.querySelectorAll(selector).forEach(function (element) {
      try {
        step(element);
      } catch (unavailable) {
        /* Storage or clipboard are forbidden here: the page works without. */
      }
    });
  }

  each('[data-with-script]', function (element) { element.hidden = false; });
  each('[data-draft]', drafted);
  each('[data-count]', counted);
  each('[data-draft-sent]', function (page) {
    sessionStorage.removeItem('lapor-draft-' + page.dataset.draftSent);
  });
  each('[data-copy]', copied);
  each('[data-print]', function (button) {
    button.addEventListener('click', function () { window.print(); });
  });
  each('[data-submit]', function (field) {
    field.addEventListener('keydown', function (event) {
      if (event.key === 'Enter') {
        event.preventDefault();
        document.getElementById(field.dataset.submit).click();
      }
    });
  });
  /* A second click while the first is under way sends nothing. */
  each('form[method=post]', function (form) {
    form.addEventListener('submit', function (event) {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = 'yes';
    });
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      each('form[data-sent]', function (form) { delete form.dataset.sent; });
    }
  });
  /* A group of choices cannot be focused itself; its first choice can. */
  each('#errors a', function (link) {
    link.addEventListener('click', function (event) {
      var target = document.getElementById(link.hash.slice(1));
      var field = target && (target.matches('input, select, textarea') ? target : target.querySelector('input'));
      if (field) {
        event.preventDefault();
        field.focus();
        field.scrollIntoView({ block: 'center' });
      }
    });
  });
  each('#errors, #warning', function (summary) { summary.focus(); });
})();
