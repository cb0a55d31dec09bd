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

  /* Files are sent as soon as they are chosen, in small parts that can be resumed when the line
     breaks (the tus protocol); a large photo is made smaller before, which saves its sender money.
     Without this script they go with the form. */
  function filed(area) {
    var input = area.querySelector('input[type=file]');
    var ids = area.querySelector('input[name=uploads]');
    var list = document.getElementById(area.dataset.filesKept);
    var form = input.form;
    var API = '/api/v1/uploads';
    var PART = 256 * 1024;
    var LARGEST = 10 * 1024 * 1024;
    var SIDE = 2560;
    var under = 0;
    var waiting = null;
    if (!window.fetch || !form.requestSubmit || !HTMLCanvasElement.prototype.toBlob) { return; }

    /* In the order in which they were chosen, whichever arrived first. */
    function note() {
      ids.value = Array.from(list.querySelectorAll('li[data-upload]')).map(function (row) {
        return row.dataset.upload;
      }).join(',');
    }

    function headers(more) {
      return Object.assign(
        { 'Tus-Resumable': '1.0.0', 'Accept-Language': document.documentElement.lang }, more);
    }

    /* A photo of a telephone is larger than anybody looks at; drawn anew it also forgets its place. */
    function smaller(file) {
      if (!/^image\/(jpeg|webp)$/.test(file.type) || !window.createImageBitmap) {
        return Promise.resolve(file);
      }
      return createImageBitmap(file, { imageOrientation: 'from-image' }).then(function (picture) {
        var scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
        if (scale === 1 && file.size < 1024 * 1024) { return file; }
        var canvas = document.createElement('canvas');
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
        return new Promise(function (done) {
          canvas.toBlob(function (blob) {
            done(blob && blob.size < file.size ? blob : file);
          }, 'image/jpeg', 0.85);
        });
      }).catch(function () { return file; });
    }

    function base64(text) {
      return btoa(unescape(encodeURIComponent(text)));
    }

    function refusal(response) {
      return response.json().then(function (problem) {
        var errors = problem.errors || [];
        return new Error(errors.length ? errors[0].message : problem.detail);
      }, function () { return new Error(String(response.status)); });
    }

    function later(step, times) {
      return new Promise(function (done) { setTimeout(done, Math.min(30000, 1000 * Math.pow(2, times))); })
        .then(step);
    }

    function Item(name) {
      var row = document.createElement('li');
      var words = document.createElement('span');
      var title = document.createElement('span');
      var state = document.createElement('span');
      var bar = document.createElement('progress');
      var remove = document.createElement('button');
      title.textContent = name + ' ';
      state.className = 'state';
      bar.max = 100;
      bar.setAttribute('aria-label', name);
      remove.type = 'button';
      remove.className = 'button small';
      remove.textContent = area.dataset.filesRemove;
      remove.setAttribute('aria-label', area.dataset.filesRemove + ' ' + name);
      words.append(title, state);
      row.append(words, bar, remove);
      list.append(row);
      this.row = row;
      this.remove = remove;
      this.say = function (text, bad) {
        state.textContent = text;
        row.classList.toggle('refused', Boolean(bad));
      };
      this.show = function (share) {
        bar.hidden = share === null;
        if (share !== null) { bar.value = share; }
      };
    }

    function send(file, name) {
      var item = new Item(name);
      var gone = false;
      var address = null;
      under += 1;
      item.remove.addEventListener('click', function () {
        gone = true;
        item.row.remove();
        note();
        if (address) {
          fetch(address, { method: 'DELETE', headers: headers({}) }).catch(function () {});
        }
        input.focus();
      });

      function part(blob, offset, times) {
        if (gone) { return Promise.resolve(); }
        item.show(100 * offset / blob.size);
        item.say(area.dataset.filesSend.replace('{0}', Math.floor(100 * offset / blob.size)));
        return fetch(address, {
          method: 'PATCH',
          headers: headers({ 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' }),
          body: blob.slice(offset, offset + PART)
        }).then(function (response) {
          if (response.ok) {
            var next = Number(response.headers.get('Upload-Offset'));
            return next < blob.size ? part(blob, next, 0) : undefined;
          }
          if (response.status === 409 || response.status === 429 || response.status >= 500) {
            return again(blob, times, response);
          }
          return refusal(response).then(function (why) { throw why; });
        }, function () { return again(blob, times, null); });
      }

      function again(blob, times, response) {
        if (times >= 8) {
          return response ? refusal(response).then(function (why) { throw why; })
            : Promise.reject(new Error(area.dataset.filesAgain));
        }
        item.say(area.dataset.filesAgain);
        return later(function () {
          if (gone) { return undefined; }
          return fetch(address, { method: 'HEAD', headers: headers({}) }).then(function (head) {
            var there = head.ok ? Number(head.headers.get('Upload-Offset')) : 0;
            if (head.ok && there >= blob.size) { return undefined; }
            return part(blob, there, times + 1);
          }, function () { return again(blob, times + 1, null); });
        }, times);
      }

      function begin(blob, times) {
        if (blob.size > LARGEST) { throw new Error(area.dataset.filesLarge); }
        var shown = blob === file ? name : name.replace(/\.[^.]*$/, '') + '.jpg';
        return fetch(API, {
          method: 'POST',
          headers: headers({ 'Upload-Length': blob.size, 'Upload-Metadata': 'filename ' + base64(shown) })
        }).then(function (response) {
          if (!response.ok) { return refusal(response).then(function (why) { throw why; }); }
          address = API + '/' + response.headers.get('Location').split('/').pop();
          return part(blob, 0, 0);
        }, function () {
          if (times >= 8) { throw new Error(area.dataset.filesAgain); }
          item.say(area.dataset.filesAgain);
          return later(function () { return begin(blob, times + 1); }, times);
        });
      }

      smaller(file).then(function (blob) { return begin(blob, 0); }).then(function () {
        if (!gone) {
          item.show(null);
          item.say(area.dataset.filesDone);
          item.row.dataset.upload = address.split('/').pop();
          note();
        }
      }).catch(function (why) {
        item.show(null);
        item.say(why.message, true);
      }).then(function () {
        under -= 1;
        if (under === 0 && waiting) {
          var button = waiting;
          waiting = null;
          delete form.dataset.sent;
          form.requestSubmit(button);
        }
      });
    }

    input.addEventListener('change', function () {
      var room = 5 - list.querySelectorAll('li:not(.refused)').length;
      Array.from(input.files).forEach(function (file, index) {
        if (index < room) {
          send(file, file.name);
        } else {
          var item = new Item(file.name);
          item.show(null);
          item.say(area.dataset.filesMany, true);
          item.remove.addEventListener('click', function () { item.row.remove(); });
        }
      });
      input.value = '';
    });
    form.addEventListener('submit', function (event) {
      if (under > 0 && form.requestSubmit) {
        event.preventDefault();
        waiting = event.submitter;
        var note = form.querySelector('.waiting') || document.createElement('p');
        note.className = 'waiting hint';
        note.setAttribute('role', 'status');
        note.textContent = area.dataset.filesWait;
        (area.offsetParent || !waiting ? area : waiting.parentNode).append(note);
        note.scrollIntoView({ block: 'center' });
      }
    });
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
  each('[data-count]', counted);
  each('[data-files]', filed);
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
      if (event.defaultPrevented) {
        return;
      }
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
