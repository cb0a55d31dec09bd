/* Follows a job while it runs; without it the page is loaded anew by hand. */
(function () {
  'use strict';

  var POLL = 2000;
  var job = document.getElementById('job');
  if (!job || job.dataset.running !== 'true') { return; }
  var bar = job.querySelector('progress');
  var text = document.getElementById('progress-text');

  /* What has changed changes where it stands, so that the text is read out and focus stays. */
  function shown(stand) {
    if (stand.way !== undefined) { bar.max = stand.way; }
    if (stand.ended !== undefined) { bar.value = stand.ended; }
    if (text.textContent !== stand.text) { text.textContent = stand.text; }
    job.querySelectorAll('[data-state]').forEach(function (place) {
      place.textContent = stand.counts[place.dataset.state];
    });
  }

  function ended() {
    var page = new URL(location.href);
    page.searchParams.delete('done');
    location.replace(page);
  }

  function follow() {
    if (document.hidden) {
      setTimeout(follow, POLL);
      return;
    }
    fetch(job.dataset.live, { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (stand) {
        if (stand && !stand.running) {
          ended();
          return;
        }
        if (stand) { shown(stand); }
        setTimeout(follow, POLL);
      })
      .catch(function () { setTimeout(follow, POLL); });
  }

  setTimeout(follow, POLL);
}());
