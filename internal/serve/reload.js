// Follows the preview server: reloads the page when it changed, and shows why
// a build failed. A classic script without inline styles, for strict pages.
(function () {
  'use strict';
  var me = document.currentScript;
  var stamp = me && me.dataset.stamp;
  var stream = null;
  var panel = null;
  var before = null;

  function text(name, words, kind) {
    var element = document.createElement(name);
    element.textContent = words;
    if (kind) element.className = kind;
    return element;
  }

  function close() {
    if (!panel) return;
    var held = panel.contains(document.activeElement);
    panel.remove();
    panel = null;
    document.removeEventListener('keydown', onKey);
    if (held && before && before.isConnected) before.focus();
  }

  function onKey(event) {
    if (event.key === 'Escape') close();
  }

  var look = ':host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;' +
    ' background: #fff; color: #1a1a1a; border-top: 4px solid #b00020; box-shadow: 0 -4px 24px rgba(0, 0, 0, .3) }' +
    ' @media print { :host { display: none } }' +
    ' div { font: 16px/1.5 system-ui, sans-serif; padding: 16px 20px; max-width: 75rem; margin: 0 auto }' +
    ' h2 { font-size: 18px; margin: 0 48px 12px 0 } ol { margin: 0; padding-left: 24px } li { margin: 0 0 16px } p { margin: 0 }' +
    ' code, pre { font: 14px/1.5 ui-monospace, monospace } code { overflow-wrap: anywhere } pre { margin: 4px 0; overflow-x: auto }' +
    ' .severity { font-weight: bold; color: #b00020 } .hint { white-space: pre-line; color: #444 }' +
    ' button { float: right; font: inherit; min-width: 44px; min-height: 32px; color: inherit; background: #eee; border: 1px solid #777; border-radius: 4px; cursor: pointer }' +
    ' button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px }';

  function item(message) {
    var li = document.createElement('li');
    var head = document.createElement('p');
    head.append(text('code', message.position), ' ', text('span', message.severity + ':', 'severity'), ' ', message.text);
    li.append(head);
    if (message.source) li.append(text('pre', message.source));
    if (message.hint) li.append(text('p', 'hint: ' + message.hint, 'hint'));
    return li;
  }

  function show(problems) {
    close();
    if (!problems.messages.length) return;
    before = document.activeElement;
    panel = document.createElement('dossier-problems');
    panel.setAttribute('role', 'alert');
    var root = panel.attachShadow({ mode: 'open' });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    root.adoptedStyleSheets = [sheet];
    var box = document.createElement('div');
    var button = text('button', 'Close');
    button.type = 'button';
    button.addEventListener('click', close);
    var list = document.createElement('ol');
    problems.messages.forEach(function (message) { list.append(item(message)); });
    box.append(button, text('h2', 'The last change could not be built; this is the page before it'), list);
    if (problems.more) box.append(text('p', 'and ' + problems.more + ' more'));
    root.append(box);
    document.documentElement.append(panel);
    document.addEventListener('keydown', onKey);
  }

  function on(name, handle) {
    stream.addEventListener(name, function (event) { handle(JSON.parse(event.data)); });
  }

  function connect() {
    if (stream || !window.EventSource) return;
    stream = new EventSource('/_dossier/events?page=' + encodeURIComponent(location.pathname));
    on('hello', function (hello) {
      if (hello.stamp !== stamp) return location.reload();
      show(hello);
    });
    on('site', function (site) {
      close();
      if (site.stamp !== stamp) location.reload();
    });
    on('problems', show);
    stream.onerror = function () {
      // A browser gives up on an answer that is no stream; we try again.
      if (stream && stream.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(follow, 1000);
      }
    };
  }

  function disconnect() {
    if (stream) stream.close();
    stream = null;
  }

  // A browser opens few connections to one host: hidden tabs give theirs back,
  // and learn what they missed when they are looked at again.
  function follow() {
    if (document.visibilityState === 'hidden') disconnect(); else connect();
  }

  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', follow);
  follow();
})();
