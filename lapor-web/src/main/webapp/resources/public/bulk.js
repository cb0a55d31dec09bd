/* Follows a job while it runs; without it the page is loaded anew by hand. */
(function () {
  'use strict';

  var POLL = 2000;
  var job = document.getElementById('job');
  if (!job || job.dataset.running !== 'true') { return; }

  function follow() {
    if (document.hidden) {
      setTimeout(follow, POLL);
      return;
    }
    fetch(location.href, { credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.text() : null; })
      .then(function (page) {
        var next = page && new DOMParser().parseFromString(page, 'text/html').getElementById('job');
        if (next && next.dataset.running !== 'true') {
          var ended = new URL(location.href);
          ended.searchParams.delete('done');
          location.replace(ended);
          return;
        }
        if (next) { shown(next); }
        setTimeout(follow, POLL);
      })
      .catch(function () { setTimeout(follow, POLL); });
  }

  /* What has changed changes where it stands, so that the text is read out and focus stays. */
  function shown(next) {
    var bar = document.getElementById('progress');
    var text = document.getElementById('progress-text');
    bar.value = next.querySelector('#progress').value;
    var words = next.querySelector('#progress-text').textContent;
    if (text.textContent !== words) { text.textContent = words; }
    job.querySelector('.tally').replaceWith(next.querySelector('.tally'));
  }

  setTimeout(follow, POLL);
}());
