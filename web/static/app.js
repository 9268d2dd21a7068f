// After a list was swapped in, the keyboard and the screen reader go on at its first line.
// Whoever is typing a filter goes on undisturbed: the line is only announced.
document.addEventListener("htmx:afterSettle", (event) => {
  const typing = document.activeElement && document.activeElement.matches("input, select, textarea");
  const swapped = event.detail.target; // there is none when history brings back a whole page
  const start = swapped && swapped.querySelector("[data-focus]");
  if (!start) return;
  if (typing) document.getElementById("announcer").textContent = start.textContent;
  else start.focus();
});

// An answer to the next request replaces what an earlier one complained about.
document.addEventListener("htmx:beforeRequest", () => {
  document.getElementById("notice").replaceChildren();
});

// Whoever goes back to a form that was sent finds it under the key that it was sent with: the page is asked for anew,
// and would make a second record of what was already posted. A form that names a version cannot.
// Forms are told apart by what they do: what was just added has forms of its own, which stand before this one.
const formKeys = { ...history.state?.formKeys };
const formsOf = {};
document.querySelectorAll("input[name=form_key]").forEach((field) => {
  if (field.form.elements.version || field.form.elements.changes) return;
  const action = field.form.getAttribute("action");
  formsOf[action] = (formsOf[action] ?? 0) + 1;
  const name = `${formsOf[action]} ${action}`;
  if (formKeys[name]) field.value = formKeys[name];
  else formKeys[name] = field.value;
});
history.replaceState({ ...history.state, formKeys }, "");

// Single keys of the desk, where its page explains them. They rest while somebody types, with Ctrl, Alt or Meta, and
// in a browser that has switched them off.
const keys = document.querySelector("[data-keys]");
const KEYS_OFF = "single-keys-off";

function typing(element) {
  return element.closest("textarea, select, input:not([type=checkbox])") !== null;
}

function stepTo(distance) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? rows[0] : rows[Math.min(Math.max(at + distance, 0), rows.length - 1)];
  if (next) next.querySelector("a").focus();
}

function goTo(place) {
  if (place.tagName !== "SUMMARY") return place.focus();
  place.parentElement.open = true;
  place.parentElement.querySelector("select, textarea, input:not([type=hidden])").focus();
}

function press(key) {
  const row = document.activeElement.closest("[data-row]");
  const place = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (key === "?") keys.open = !keys.open;
  else if (place) goTo(place);
  else if (!document.querySelector("[data-row]")) return false;
  else if (key === "j" || key === "k") stepTo(key === "j" ? 1 : -1);
  else if (key === "x" && row) row.querySelectorAll("input[type=checkbox]").forEach((box) => box.click());
  else return false;
  return true;
}

if (keys) {
  const offer = keys.querySelector("[data-keys-switch]");
  const wanted = offer.querySelector("input");
  wanted.checked = localStorage.getItem(KEYS_OFF) === null;
  wanted.addEventListener("change", () => {
    if (wanted.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });
  offer.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (!wanted.checked || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (press(event.key)) event.preventDefault();
  });
}

// What folds on a phone, so that it does not stand between the text and the button; without this it stays open.
if (matchMedia("(max-width: 40rem)").matches) {
  document.querySelectorAll("details[data-fold]").forEach((part) => { part.open = false; });
}

// A value that was read from a text goes into its field, unless somebody has filled it. Without this the form does it.
document.addEventListener("click", (event) => {
  const offer = event.target.closest("[data-take]");
  if (!offer) return;
  event.preventDefault();
  const place = offer.form.elements[offer.value];
  const boxes = place instanceof RadioNodeList ? [...place] : null;
  const values = offer.dataset.take.split("\n");
  const field = boxes ? boxes[0] : place;
  field.closest("details").open = true;
  if (boxes ? boxes.some((box) => box.checked) : place.value.trim()) return field.focus();
  if (boxes) boxes.forEach((box) => { box.checked = values.includes(box.value); });
  else place.value = values[0];
  field.dispatchEvent(new Event("input", { bubbles: true }));
  offer.textContent = offer.dataset.taken;
  offer.removeAttribute("aria-label");
  document.getElementById("announcer").textContent = offer.dataset.taken;
});

// Whoever is correcting what was understood is not disturbed by a newer reading that comes late.
document.addEventListener("htmx:beforeSwap", (event) => {
  const panel = event.detail.target;
  if (panel.id === "understood-panel" && panel.contains(document.activeElement)) event.detail.shouldSwap = false;
});
