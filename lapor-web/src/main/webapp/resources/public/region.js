/* Offers the districts of the region that was chosen, and the villages of a district. Without this
   script the page does the same when it is sent with its button. */
(function () {
  'use strict';

  var MOST_PAGES = 5;

  function list(parent, cursor, pages) {
    var address = '/api/v1/regions?limit=100&parent=' + encodeURIComponent(parent);
    return fetch(cursor ? address + '&cursor=' + encodeURIComponent(cursor) : address, {
      headers: { Accept: 'application/json' }
    }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    }).then(function (page) {
      if (!page.next || pages === 1) { return page.items; }
      return list(parent, page.next, pages - 1).then(function (rest) {
        return page.items.concat(rest);
      });
    });
  }

  /* What lies in the parent; a later choice makes an earlier answer worthless. */
  function fill(select, parent) {
    var field = select.closest('.field');
    if (select.dataset.parent === parent) { return; }
    select.dataset.parent = parent;
    select.length = 1;
    select.value = '';
    field.hidden = true;
    if (!parent) { return; }
    list(parent, null, MOST_PAGES).then(function (regions) {
      if (select.dataset.parent !== parent) { return; }
      regions.forEach(function (region) { select.add(new Option(region.name, region.code)); });
      field.hidden = regions.length === 0;
      select.value = select.dataset.wanted || '';
      delete select.dataset.wanted;
      if (select.selectedIndex < 0) { select.value = ''; }
      if (select.value) { select.dispatchEvent(new Event('input', { bubbles: true })); }
    }).catch(function () {
      /* The region alone is enough to send the form. */
    });
  }

  function begin(box) {
    var region = document.getElementById(box.dataset.region);
    var district = document.getElementById('location-district');
    var village = document.getElementById('location-village');
    box.querySelectorAll('[data-without-script]').forEach(function (part) { part.remove(); });
    function regionChosen() {
      fill(district, region.value.length === 5 ? region.value : '');
      districtChosen();
    }
    function districtChosen() {
      fill(village, district.value);
    }
    if (district.length > 1) { district.dataset.parent = region.value; }
    if (village.length > 1) { village.dataset.parent = district.value; }
    region.addEventListener('input', regionChosen);
    district.addEventListener('input', districtChosen);
    regionChosen();
  }

  var box = document.querySelector('[data-region]');
  if (box && window.fetch) { begin(box); }
})();
