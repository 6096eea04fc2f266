// Written for browsers of any age: those older than Chromium 111, Firefox 115 or Safari 16.4 get a sentence.
// Each check fails in just the versions that are too old for one of the three.
;(function () {
  var isNewEnough =
    'toSorted' in Array.prototype &&
    'CompressionStream' in window &&
    window.CSS &&
    CSS.supports('color', 'color-mix(in srgb, red, blue)')
  if (isNewEnough) return
  // Kibe's own script sees it and does not begin: in browsers of middle age it would, and break later.
  document.documentElement.setAttribute('data-too-old', '')
  window.addEventListener('load', function () {
    document.getElementById('app').textContent =
      'ეს ბრაუზერი ძველია და „კიბე“ მასში ვერ იმუშავებს. განაახლეთ ბრაუზერი ან გახსენით „კიბე“ სხვა ბრაუზერით. · ' +
      'This browser is too old for Kibe. Please update it, or open Kibe in another browser.'
  })
})()
