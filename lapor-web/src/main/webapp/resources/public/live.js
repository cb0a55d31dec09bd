/* The connection of an open page of the portal to its node. It says only that something changed;
   desk.js and case.js then ask as they do without it, and when it is refused or breaks they ask now
   and then until it comes back. */
(function () {
  'use strict';

  var WAITS = [1000, 2000, 5000, 10000, 30000, 60000];
  /* The node says something every 25 seconds. */
  var SILENCE = 60000;

  var place = document.getElementById('palette');
  var report = document.getElementById('live');
  if (!place || !place.dataset.socket || typeof WebSocket !== 'function') { return; }

  var failures = 0;
  var watchdog = null;
  var socket = null;

  function tell(what, detail) {
    document.dispatchEvent(new CustomEvent('lapor:' + what, { detail: detail }));
  }

  function word() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return byte.toString(16).padStart(2, '0');
    }).join('');
  }

  function address() {
    var url = new URL(place.dataset.socket, location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('word', word());
    if (report) { url.searchParams.set('report', report.dataset.report); }
    return url;
  }

  function alive() {
    clearTimeout(watchdog);
    watchdog = setTimeout(function () { if (socket) { socket.close(); } }, SILENCE);
  }

  /* Pages that lost their node come back one by one, not all at once. */
  function again() {
    clearTimeout(watchdog);
    var wait = WAITS[Math.min(failures, WAITS.length - 1)];
    failures += 1;
    setTimeout(open, wait / 2 + Math.random() * wait / 2);
  }

  function open() {
    socket = new WebSocket(address());
    socket.addEventListener('open', function () {
      alive();
      tell('live', true);
    });
    socket.addEventListener('message', function (message) {
      failures = 0;
      alive();
      if (message.data === 'still') { socket.send('still'); }
      if (message.data === 'lists' || message.data === 'report') { tell(message.data); }
    });
    socket.addEventListener('close', function () {
      tell('live', false);
      again();
    });
  }

  open();
}());
