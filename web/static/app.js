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
