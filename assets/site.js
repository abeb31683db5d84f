/* The pages are complete without this script. It adds five things: a switch
   between light and dark, notes that open beside their marks, the passage that
   the reader came for, highlighted whole, drawings that are one stop of the
   keyboard each, and the filters of the timeline. It
   runs in the head, before the page is drawn, so that none is shown in the
   wrong theme first; all but the theme waits for the page's contents. */
(function () {
  'use strict';
  var root = document.documentElement;

  // Light and dark. The reader's choice outlives the page where the browser
  // lets us remember it; on a disk it may not.
  var dark = window.matchMedia('(prefers-color-scheme: dark)');

  function remembered() {
    try { return localStorage.getItem('theme'); } catch (e) { return null; }
  }
  function theme() {
    return root.dataset.theme || (dark.matches ? 'dark' : 'light');
  }
  var choice = remembered();
  if (choice === 'dark' || choice === 'light') root.dataset.theme = choice;

  function lightAndDark() {
    var button = document.querySelector('.theme');
    if (!button) return;
    function show() {
      button.textContent = theme() === 'dark' ? button.dataset.light : button.dataset.dark;
    }
    button.hidden = false;
    show();
    dark.addEventListener('change', show);
    button.addEventListener('click', function () {
      root.dataset.theme = theme() === 'dark' ? 'light' : 'dark';
      try { localStorage.setItem('theme', root.dataset.theme); } catch (e) { /* only for this page */ }
      show();
    });
  }

  // The id that the address names. Anybody may have written it.
  function named() {
    var id = location.hash.slice(1);
    try { return decodeURIComponent(id); } catch (e) { return id; }
  }

  // The passage that the address names. Its words may lie in several marks,
  // and a mark may belong to several passages. On the page that holds all
  // articles the article's name stands before the id, but not in data-q: the
  // passages of two articles never share an id.
  function highlight() {
    document.querySelectorAll('mark.on').forEach(function (m) { m.classList.remove('on'); });
    var id = '-' + named();
    document.querySelectorAll('mark[data-q]').forEach(function (m) {
      if (m.dataset.q.split(' ').some(function (q) { return id.endsWith('-' + q); })) m.classList.add('on');
    });
  }

  // Notes beside their marks. A browser without popovers follows the link to
  // the note at the foot of the page, as it does without script.
  var list;     // of the notes
  var open = null; // the note that is shown: {mark, box}

  function close(back) {
    if (!open) return;
    var was = open;
    open = null;
    was.mark.removeAttribute('aria-expanded');
    was.box.remove();
    if (back) was.mark.focus();
  }

  // build copies the note of a number. The copy stands right after the mark, so
  // that the keyboard goes from the mark through the note's links and on in the
  // text.
  function build(mark, number, note) {
    var box = document.createElement('div'), label = list.dataset.label + ' ' + number;
    box.className = 'pop';
    box.popover = 'manual';
    box.tabIndex = -1;
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', label);
    var title = document.createElement('strong'), end = document.createElement('button');
    title.textContent = label;
    end.type = 'button';
    end.textContent = list.dataset.close;
    end.addEventListener('click', function () { close(true); });
    var words = note.cloneNode(true);
    words.querySelectorAll('.back').forEach(function (b) { b.remove(); });
    words.querySelectorAll('[id]').forEach(function (e) { e.removeAttribute('id'); });
    var room = document.createElement('div');
    room.append.apply(room, words.childNodes);
    box.append(title, room, end);
    mark.after(box);
    return box;
  }

  // place puts the box under its mark, or above it where there is more room,
  // and keeps it inside the window. What does not fit is scrolled to.
  function place(mark, box) {
    var m = mark.getBoundingClientRect(), gap = 8;
    var left = Math.max(gap, Math.min(m.left - 16, root.clientWidth - box.offsetWidth - gap));
    var below = window.innerHeight - m.bottom - 2 * gap, above = m.top - 2 * gap;
    var up = below < box.offsetHeight && above > below;
    box.style.maxHeight = Math.max(up ? above : below, 160) + 'px';
    box.style.left = left + window.scrollX + 'px';
    box.style.top = (up ? m.top - box.offsetHeight - gap : m.bottom + gap) + window.scrollY + 'px';
  }

  // follow opens the note of a mark. A mark within the note that is open stands
  // in a copy that goes away with it: its note takes that one's place, after the
  // same mark of the text.
  function follow(e) {
    var mark = e.target.closest('sup.cite > a');
    if (mark && mark.hash.indexOf('#n') === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey) {
      var note = document.getElementById(mark.hash.slice(1)), same = open && open.mark === mark;
      if (!note) return;
      e.preventDefault();
      var number = mark.textContent;
      if (open && open.box.contains(mark)) mark = open.mark;
      close(same);
      if (same) return;
      open = { mark: mark, box: build(mark, number, note) };
      mark.setAttribute('aria-expanded', 'true');
      open.box.showPopover();
      place(mark, open.box);
      open.box.focus({ preventScroll: true });
    } else if (open && !open.box.contains(e.target)) {
      close(false);
    }
  }

  function notes() {
    list = document.querySelector('.notes ol');
    if (!list || !('popover' in HTMLElement.prototype)) return;
    document.addEventListener('click', follow);
    document.addEventListener('keydown', function (e) {
      if (e.key === 'Escape' && open) {
        e.preventDefault();
        close(true);
      }
    });
    document.addEventListener('focusin', function (e) {
      if (open && !open.box.contains(e.target) && e.target !== open.mark) close(false);
    });
    window.addEventListener('resize', function () { close(false); });
  }

  // Drawings. Tab stops at one mark of each, arrows go from mark to mark: the
  // list beside a drawing has the same links, and is not to lie far behind it.
  function marksOf(drawing) {
    return Array.from(drawing.querySelectorAll('a')).filter(function (a) { return !a.closest('.out'); });
  }
  function stopAt(drawing, mark) {
    drawing.querySelectorAll('a').forEach(function (a) { a.setAttribute('tabindex', a === mark ? '0' : '-1'); });
  }
  function drawings() {
    document.querySelectorAll(':is(.plot, .map, .network) > svg').forEach(function (drawing) {
      var around = drawing.parentNode; // an svg that listens to focus would be a stop itself
      stopAt(drawing, marksOf(drawing)[0]);
      around.addEventListener('focusin', function (e) {
        var mark = e.target.closest('svg a');
        if (mark) stopAt(drawing, mark);
      });
      around.addEventListener('keydown', function (e) {
        var marks = marksOf(drawing), at = marks.indexOf(document.activeElement), to = {
          ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1
        }[e.key];
        if (at < 0 || to === undefined || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
        e.preventDefault();
        if (marks[to]) marks[to].focus();
      });
    });
  }

  // The timeline's filters. What they leave stands in the address, such as
  // #case=coup-2012&words=palace, so that it can be sent on, and gone back to.
  // An address that names an id is no filter.
  function filtered() {
    return /^#(case|actor|place|origins|words)=/.test(location.hash);
  }
  root.classList.add('scripted');
  if (filtered()) root.classList.add('narrowing'); // until the list is

  // fold makes words alike that differ in case, accents and kinds of apostrophe.
  function fold(words) {
    return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss').replace(/[‘’ʼ]/g, "'");
  }

  function timeline() {
    var form = document.querySelector('.narrow');
    if (!form) return;
    var controls = Array.from(form.querySelectorAll('[name]')), words = form.elements.words;
    var count = document.querySelector('.count'), total = count.textContent, none = document.querySelector('.none');
    var days = Array.from(document.querySelectorAll('.day')), events = [];
    days.forEach(function (day, i) {
      day.querySelectorAll('.event').forEach(function (el) {
        var d = el.dataset;
        events.push({
          el: el, day: i, text: '', 'case': [d.case], actor: d.actors.split(' '), place: d.places.split(' '),
          origins: [d.origins > 1 ? '2' : '1']
        });
      });
    });

    // The marks of the drawing, each with the events that it stands for.
    var marks = Array.from(document.querySelectorAll('.plot [data-items]'), function (el) {
      var count = el.querySelector('.column') && el.querySelector('text');
      return {
        el: el, items: el.dataset.items.split(' ').map(function (n) { return events[n - 1]; }),
        count: count, all: count && count.textContent
      };
    });

    // draw fades the marks of events that are hidden; where a mark counts several,
    // it counts those that are left.
    function draw() {
      marks.forEach(function (mark) {
        var left = mark.items.filter(function (event) { return event && !event.el.hidden; }).length;
        mark.el.classList.toggle('out', !left);
        if (mark.count) mark.count.textContent = left === mark.items.length ? mark.all : '+' + left;
      });
      document.querySelectorAll('.plot > svg').forEach(function (drawing) {
        if (!drawing.querySelector('g:not(.out) > a[tabindex="0"]')) stopAt(drawing, marksOf(drawing)[0]);
      });
    }

    // text gives the words of an event, which are read when first asked for.
    function text(event) {
      if (!event.text) {
        var parts = [days[event.day].firstElementChild];
        parts.push.apply(parts, event.el.querySelectorAll('h3, p:not(.told)'));
        event.text = fold(parts.map(function (p) { return p.textContent; }).join(' '));
      }
      return event.text;
    }

    // show hides what does not fit. It asks for no measure of the page between
    // its changes, so that the browser lays the page out once.
    function show() {
      var asked = controls.filter(function (c) { return c.value && c !== words; });
      var sought = fold(words.value).split(/\s+/).filter(Boolean);
      var left = 0, inDay = days.map(function () { return 0; });
      events.forEach(function (event) {
        var fits = asked.every(function (c) { return event[c.name].indexOf(c.value) >= 0; }) &&
          sought.every(function (w) { return text(event).indexOf(w) >= 0; });
        if (event.el.hidden === fits) event.el.hidden = !fits;
        if (fits) {
          left++;
          inDay[event.day]++;
        }
      });
      days.forEach(function (day, i) { day.hidden = !inDay[i]; });
      count.textContent = asked.length || sought.length ? left.toLocaleString(root.lang + '-u-nu-latn') + ' ' + count.dataset.of + ' ' + total : total;
      none.hidden = left > 0;
      draw();
    }

    // A value that no choice has stands for none.
    function set(asked) {
      controls.forEach(function (c) {
        c.value = asked.get(c.name) || '';
        if (c.selectedIndex < 0) c.selectedIndex = 0;
      });
      show();
    }

    // follow does as the address says. What it names must be seen.
    function follow() {
      typing = false;
      if (filtered() || !location.hash) {
        set(new URLSearchParams(location.hash.slice(1)));
        return;
      }
      var target = document.getElementById(named());
      if (target && target.closest('.event[hidden]')) {
        set(new URLSearchParams());
        target.scrollIntoView();
      }
    }

    // note puts the filters into the address. Words that are being typed make
    // one entry of the history.
    var typing = false, soon = 0;
    function note(again) {
      var asked = new URLSearchParams();
      controls.forEach(function (c) { if (c.value.trim()) asked.set(c.name, c.value.trim()); });
      var address = location.href.split('#')[0], hash = String(asked);
      if (hash) address += '#' + hash;
      if (address === location.href) return;
      history[again ? 'replaceState' : 'pushState'](null, '', address);
    }
    function changed(e) {
      var typed = e.target === words;
      clearTimeout(soon);
      soon = setTimeout(function () {
        show();
        note(typing && typed);
        typing = typed;
      }, typed ? 150 : 0);
    }

    form.addEventListener('input', changed);
    form.addEventListener('submit', function (e) { e.preventDefault(); });
    form.addEventListener('reset', function (e) {
      e.preventDefault();
      clearTimeout(soon);
      typing = false;
      set(new URLSearchParams());
      note(false);
    });
    window.addEventListener('hashchange', follow);
    form.hidden = false;
    if (filtered()) follow();
  }

  document.addEventListener('DOMContentLoaded', function () {
    lightAndDark();
    root.classList.remove('narrowing');
    window.addEventListener('hashchange', highlight);
    highlight();
    notes();
    drawings();
    timeline();
  });
})();
