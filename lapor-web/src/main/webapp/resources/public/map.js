/* Draws the points of public reports, the newest of what is in sight. Texts are put in as text. */
(function () {
  'use strict';
  var place = document.getElementById('map');
  var state = document.getElementById('map-state');
  if (!place || !window.L) { return; }
  place.hidden = false;
  var map = L.map(place, { zoomControl: false, minZoom: 4, maxZoom: 17 });
  L.control.zoom({ zoomInTitle: place.dataset.in, zoomOutTitle: place.dataset.out }).addTo(map);
  map.attributionControl.setPrefix(false);
  if (place.dataset.tiles) {
    L.tileLayer(place.dataset.tiles, { maxZoom: 19 }).addTo(map);
    var thanks = document.createElement('span');
    thanks.textContent = place.dataset.attribution;
    map.attributionControl.addAttribution(thanks.innerHTML);
  }
  var layer = L.layerGroup().addTo(map);
  var asked = 0;

  function popup(point) {
    var link = document.createElement('a');
    link.href = place.dataset.report + encodeURIComponent(point.trackingId);
    link.textContent = point.title;
    return link;
  }

  function named(marker, point) {
    var path = marker.getElement();
    path.setAttribute('tabindex', '0');
    path.setAttribute('role', 'button');
    path.setAttribute('aria-label', point.title);
    path.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        marker.openPopup();
      }
    });
  }

  function show(points) {
    layer.clearLayers();
    points.forEach(function (point) {
      var marker = L.circleMarker([point.lat, point.lon], { radius: 8, weight: 2 });
      marker.bindPopup(popup(point)).addTo(layer);
      named(marker, point);
    });
    state.textContent = points.length < 500 ? state.dataset.some.replace('{0}', points.length)
      : state.dataset.many;
  }

  function load() {
    var own = asked += 1;
    var box = map.getBounds();
    var query = '?south=' + box.getSouth().toFixed(4) + '&west=' + box.getWest().toFixed(4) +
      '&north=' + box.getNorth().toFixed(4) + '&east=' + box.getEast().toFixed(4);
    fetch(place.dataset.points + query).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    }).then(function (found) {
      if (own === asked) { show(found.points); }
    }).catch(function () {
      if (own === asked) { state.textContent = state.dataset.failed; }
    });
  }

  /* An open popup moves the map a little; that must not close it again. */
  map.on('moveend', function () {
    if (!place.querySelector('.leaflet-popup')) { load(); }
  });
  map.fitBounds([[-11, 95], [6, 141]]);
})();
