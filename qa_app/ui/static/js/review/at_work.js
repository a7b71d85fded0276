// Says every 20 seconds that somebody is at work on this review: only while the page is seen and used.
// How long that is, the server says by its own clock.

const EVERY = 20000;
const PAUSE_AFTER = 60000;
const form = document.querySelector("[data-beat]");
let used = Date.now();

function beat() {
  if (document.visibilityState !== "visible" || Date.now() - used > PAUSE_AFTER) return;
  fetch(form.dataset.beat, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value },
  }).catch(() => {}); // a beat that is lost is lost: nobody's work waits for it
}

for (const kind of ["pointermove", "pointerdown", "keydown", "wheel", "scroll"]) {
  document.addEventListener(kind, () => { used = Date.now(); }, { passive: true, capture: true });
}
beat();
setInterval(beat, EVERY);
